/**
 * Reads forecasts as they are handed in or kept (written.ts). They come from anybody, so they are read strictly. It loads zod, so it has a
 * door of its own.
 */
import { z } from "zod";
import { say } from "../catalogue/index.js";
import { scoresFormat, type WrittenScores } from "./written.js";

/** Longest file that is read, in bytes: that of a run of years is a tenth of it. */
export const longestScores = 2_000_000;

const id = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/);
const path = z.string().regex(/^[a-z][a-z0-9-]{0,63}\.[a-z][a-z0-9-]{0,63}$/);
const day = z.int().min(0).max(3660);

export const questionSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("milestone"), milestone: id, by: day }),
  z.strictObject({ kind: z.literal("ending"), ending: id, by: day }),
  z.strictObject({ kind: z.literal("posture"), posture: path, state: id, by: day }),
  z.strictObject({ kind: z.literal("gauge"), gauge: id, atLeast: z.number(), by: day }),
]);

const forecast = z.strictObject({
  question: questionSchema,
  text: z.string().max(1000),
  asked: day,
  percent: z.int().min(1).max(99),
  odds: z.number().gt(0).lt(1),
  observed: day.nullable().exactOptional(),
});

const schema = z.strictObject({
  format: z.literal(scoresFormat),
  engine: z.string().max(40),
  scenario: id,
  code: z.string().min(1).max(4000),
  name: z.string().max(100).nullable(),
  finished: z.boolean(),
  forecasts: z.array(forecast).max(5000),
});

/** A file as it was read, or what is wrong with it, in words. */
export function readScores(text: string): WrittenScores | { readonly fault: string } {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    return { fault: say("forecast.file-no-json", { reason: (error as Error).message }) };
  }
  const { format } = (read ?? {}) as { readonly format?: unknown };
  if (typeof format !== "string" || !format.startsWith("faultline-forecasts/"))
    return { fault: say("forecast.file-foreign") };
  if (format !== scoresFormat) return { fault: say("forecast.file-newer", { format, known: scoresFormat }) };
  const { error } = schema.safeParse(read);
  const issue = error?.issues[0];
  if (issue !== undefined)
    return { fault: say("forecast.file-malformed", { where: issue.path.join(".") || "/", what: issue.message }) };
  const { format: _format, ...scores } = read as WrittenScores & { format: string };
  const wrong = scores.forecasts.findIndex(({ asked, question: { by }, observed = null }) => {
    return asked >= by || (observed !== null && (observed < asked || observed > by));
  });
  return wrong < 0 ? scores : { fault: say("forecast.file-wrong-days", { where: `forecasts.${wrong}` }) };
}
