/**
 * The one session that the desk and all devices share: where it stands, the one way to change it, and who listens. With a desk that way
 * leads through the desk (docs/decisions/0014); without one it is the session itself.
 */
import { type OrderError, ScenarioError } from "../engine/index.js";
import { type Given, type Input, isRefusal, type Session, type SessionState } from "../session/index.js";

export interface Hosted {
  readonly session: Session;
  /** Minutes of every turn, in the place of the plan's; null or absent leaves them to the plan. */
  readonly minutes?: number | null;
  /** Applies an input, and has it on the disk, if it can be, before it returns. */
  give(input: Input): Given | OrderError;
  /** Tells whoever sits at the desk, if there is one, what a white cell elsewhere has done. */
  hear?(said: string): void;
  /** Called after every change, whoever made it. */
  subscribe(listener: () => void): () => void;
}

/** When a session was begun, in its own words: tells it apart from others of the same host. */
export const begunOf = ({ moments }: SessionState): string => String(moments[0]?.at ?? 0);

/** A session without a desk. */
export function withoutDesk(session: Session, minutes: number | null = null): Hosted {
  const listeners = new Set<() => void>();
  return {
    session,
    minutes,
    give(input) {
      const given = orRefusal(() => session.give(input, { explain: true }));
      if (!isRefusal(given)) for (const listener of listeners) listener();
      return given;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A run that breaks refuses what broke it; the session goes on as it was. */
function orRefusal(give: () => Given | OrderError): Given | OrderError {
  try {
    return give();
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return { kind: "order-error", message: error.problems.map(({ message }) => message).join("; ") };
  }
}
