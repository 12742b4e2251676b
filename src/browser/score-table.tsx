/**
 * Mean scores of forecasts, a row for each of those who forecast.
 */
import { say } from "../catalogue/index.js";

interface ScoreTableProps {
  readonly rows: readonly { readonly label: string; readonly brier: string; readonly bits: string }[];
}

export const ScoreTable = ({ rows }: ScoreTableProps) => (
  <table class="scores">
    <thead>
      <tr>
        <td />
        <th scope="col">{say("forecast.column-brier")}</th>
        <th scope="col">{say("forecast.column-bits")}</th>
      </tr>
    </thead>
    <tbody>
      {rows.map(({ label, brier, bits }) => (
        <tr key={label}>
          <th scope="row">{label}</th>
          <td>{brier}</td>
          <td>{bits}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
