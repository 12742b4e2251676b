/**
 * One call of a tool: played after those before it, within a time, stopped where the program no longer wants it, told of while it goes on,
 * and answered as JSON, or with what went wrong and what to try.
 */
import type { CallToolResult, ServerContext } from "@modelcontextprotocol/server";
import { say } from "../../catalogue/index.js";
import { ScenarioError } from "../../engine/index.js";
import { formatProblems } from "../../scenarios/light.js";
import { failureInWords, UsageError } from "../failure.js";
import { jsonLine } from "../output.js";
import type { Caller } from "../progress.js";

/** Milliseconds between two reports of progress. */
const progressEveryMs = 250;

/** What a tool found; with a sentence where the figures alone would mislead. */
export interface Found {
  readonly found: object;
  readonly note?: string | undefined;
}

/** A turnstile: what plays long does so one after another, so that each has all processors. */
export function oneAfterAnother() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}

/** The caller of a tool, for as long as `seconds` from now. */
export function callerOf(context: ServerContext, seconds: number): Caller & { readonly late: AbortSignal } {
  const { signal, notify, _meta: meta } = context.mcpReq;
  const late = AbortSignal.timeout(1000 * seconds);
  const token = meta?.progressToken;
  let told = 0;
  return {
    late,
    signal: AbortSignal.any([signal, late]),
    onProgress(done, goal) {
      const now = performance.now();
      if (token === undefined || (now - told < progressEveryMs && done < goal)) return;
      told = now;
      // One that cannot be delivered stops nothing.
      notify({
        method: "notifications/progress",
        params: { progressToken: token, progress: done, total: goal },
      }).catch(() => undefined);
    },
  };
}

/** Figures as both kinds of clients read them. */
export function answered({ found, note }: Found): CallToolResult {
  const content = [jsonLine(found), ...(note === undefined ? [] : [note])].map((text) => ({
    type: "text" as const,
    text,
  }));
  return { content, structuredContent: { ...found } };
}

/** What went wrong, in words, for who asked: never where the program lies, nor how it failed inside. */
export function refused(error: unknown): CallToolResult {
  return { isError: true, content: [{ type: "text", text: wordsFor(error) }] };
}

function wordsFor(error: unknown): string {
  if (error instanceof ScenarioError) return formatProblems(error.problems);
  const told = failureInWords(error);
  if (told !== null) return [told.message, ...told.remedies].join("\n");
  const { name = "", message = "" } = error instanceof Error ? error : {};
  // To the log of whoever runs the server.
  if (name !== "AbortError") process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return say("programs.our-mistake", { message: `${name}: ${message}`.slice(0, 200) });
}

/** What is said where the time was up before there was anything to tell. */
export const outOfTime = (seconds: number) =>
  new UsageError(say("programs.out-of-time", { seconds }), say("programs.ask-for-less"));
