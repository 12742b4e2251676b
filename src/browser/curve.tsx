/**
 * The calibration curve: how often what was called so likely came true. Drawn for the eye, and beside it the same as a table.
 */
import { say } from "../catalogue/index.js";
import type { CalibrationBin } from "../forecast/index.js";
import { percent } from "../text/index.js";

/** The square of the chart, in its own units. */
const [left, top, side] = [50, 8, 180];

const across = (share: number) => left + share * side;
const up = (share: number) => top + (1 - share) * side;

const marks = [0, 0.5, 1] as const;

function Dot({ bin: { meanGuess, share, count } }: { readonly bin: CalibrationBin }) {
  return <circle class="dot" cx={across(meanGuess)} cy={up(share)} r={3 + 1.5 * Math.sqrt(count)} />;
}

export function Curve({ bins }: { readonly bins: readonly CalibrationBin[] }) {
  const groups = bins
    .map(({ meanGuess, share }) => say("browser.curve-group", { said: percent(meanGuess), came: percent(share) }))
    .join("; ");
  return (
    <>
      <h3>{say("browser.curve")}</h3>
      <div class="curve">
        <svg viewBox="0 0 240 226" role="img" aria-label={say("browser.curve-about", { bins: bins.length, groups })}>
          <rect class="frame" x={left} y={top} width={side} height={side} />
          <line class="honest" x1={across(0)} y1={up(0)} x2={across(1)} y2={up(1)} />
          {marks.map((share) => (
            <g key={share}>
              <text x={left - 4} y={up(share) + 4} text-anchor="end">
                {percent(share)}
              </text>
              <text x={across(share)} y={top + side + 14} text-anchor={share === 1 ? "end" : "middle"}>
                {percent(share)}
              </text>
            </g>
          ))}
          <text x={left + side / 2} y={top + side + 30} text-anchor="middle">
            {say("browser.curve-said")}
          </text>
          <text transform={`translate(10 ${top + side / 2}) rotate(-90)`} text-anchor="middle">
            {say("browser.curve-came")}
          </text>
          <polyline
            class="path"
            points={bins.map(({ meanGuess, share }) => `${across(meanGuess)},${up(share)}`).join(" ")}
          />
          {bins.map((bin) => (
            <Dot key={bin.low} bin={bin} />
          ))}
        </svg>
        <table class="scores">
          <thead>
            <tr>
              <th scope="col">{say("browser.curve-said")}</th>
              <th scope="col">{say("browser.curve-came")}</th>
              <th scope="col">{say("browser.curve-count")}</th>
            </tr>
          </thead>
          <tbody>
            {bins.map(({ low, meanGuess, share, count }) => (
              <tr key={low}>
                <td>{percent(meanGuess)}</td>
                <td>{percent(share)}</td>
                <td>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
