/**
 * From a session that is ready to a person who has left: opens the desk over it, and closes the session on every way
 * out, so that its log says that nothing is missing.
 */
import type { Session } from "../../../session/index.js";
import { count } from "../../../text/index.js";
import { safe } from "../../term/text.js";
import { createFutures, gatherForecaster } from "../futures.js";
import { type Left, type Streams, show } from "../run.js";
import { createDesk, type DeskOptions } from "./desk.js";
import { keepingOf } from "./status.js";

export type DeskRunOptions = Streams & Omit<DeskOptions, "futuresOf" | "clock">;

/** Where a session is kept, and how to come back to it; said when the screen is gone. */
export function farewellOf(session: Session, file: string | null, saved: boolean): string {
  const inputs = count(session.state.inputs, "input");
  if (file === null) return session.state.inputs === 0 ? "" : `The session of ${inputs} was not kept.`;
  const { fault, unsaved } = session;
  const lost = `NOT SAVED: ${fault?.message ?? "can't save"}. The last ${count(unsaved, "line")} are not in it; those before are intact.`;
  const kept = `The session is kept in ${safe(file)}: ${inputs}, ${count(session.state.branches.size, "branch", "branches")}.`;
  return [kept, ...(saved ? [] : [safe(lost)]), ...keepingOf(file).lines.map((line) => `  ${line}`)].join("\n");
}

/** Shows the desk until someone leaves; 1 where the end of the session could not be saved. */
export async function runDesk(options: DeskRunOptions): Promise<Left> {
  const { session } = options;
  const desk = createDesk({
    ...options,
    clock: () => performance.now(),
    futuresOf: (tape) => createFutures({ tape, open: () => gatherForecaster(session.model) }),
  });
  let file: string | null = null;
  let saved = true;
  const left = await show(
    options,
    (size) => desk.lines(size),
    { kind: "desk", desk },
    {
      close: () => {
        ({ file } = session);
        saved = session.close() || file === null;
        return desk.futures.close();
      },
      farewell: () => farewellOf(session, file, saved),
    },
  );
  return saved || left.exitCode !== 0 ? left : { exitCode: 1 };
}
