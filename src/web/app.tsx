/**
 * The page that fits a device's role: the lobby for who has not sat down, a seat's page, or the table's.
 */
import { useEffect, useReducer } from "preact/hooks";
import { say } from "../catalogue/index.js";
import type { Connection, Line } from "./connection.js";
import { EvaluatorPage } from "./evaluator.js";
import { Join, Lobby } from "./lobby.js";
import { SeatPage } from "./seat.js";
import { TablePage } from "./table.js";
import { WhiteCellPage } from "./white-cell.js";

function useLine(connection: Connection): Line {
  const [, draw] = useReducer((n: number) => n + 1, 0);
  useEffect(() => connection.subscribe(() => draw(null)), [connection]);
  return connection.line;
}

export function App({ connection }: { readonly connection: Connection }) {
  const line = useLine(connection);
  const { page, status } = line;
  const title = page === null ? "Faultline" : [page.head.actor, page.head.title].filter(Boolean).join(" · ");
  useEffect(() => {
    document.title = title;
  }, [title]);
  if (status === "outside") return <Join connection={connection} line={line} />;
  if (page === null)
    return (
      <main class="door">
        <h1>Faultline</h1>
        <p role="status">{say("web.loading")}</p>
      </main>
    );
  const face = { connection, line, page };
  switch (page.head.role) {
    case "lobby":
      return <Lobby {...face} />;
    case "white-cell":
      return <WhiteCellPage {...face} />;
    case "seat":
      return <SeatPage {...face} />;
    case "evaluator":
      return <EvaluatorPage {...face} />;
    case "table":
      return <TablePage {...face} />;
  }
}
