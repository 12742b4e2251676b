/**
 * A table of figures with a label for each row, and mean scores of forecasts as one: a row for each of those who forecast.
 */
import { say } from "../catalogue/index.js";

interface LabelledTableProps {
  readonly caption?: string;
  /** Above the figures; the labels have none. */
  readonly heads: readonly string[];
  readonly rows: readonly { readonly label: string; readonly figures: readonly string[] }[];
}

export const LabelledTable = ({ caption, heads, rows }: LabelledTableProps) => (
  <table class="scores">
    {caption === undefined ? null : <caption>{caption}</caption>}
    <thead>
      <tr>
        <td />
        {heads.map((head) => (
          <th key={head} scope="col">
            {head}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ label, figures }) => (
        <tr key={label}>
          <th scope="row">{label}</th>
          {figures.map((figure, place) => (
            <td key={heads[place]}>{figure}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

interface ScoreTableProps {
  readonly rows: readonly { readonly label: string; readonly brier: string; readonly bits: string }[];
}

export const ScoreTable = ({ rows }: ScoreTableProps) => (
  <LabelledTable
    heads={[say("forecast.column-brier"), say("forecast.column-bits")]}
    rows={rows.map(({ label, brier, bits }) => ({ label, figures: [brier, bits] }))}
  />
);
