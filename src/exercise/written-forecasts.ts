/**
 * The forecasts of a session as they are kept and handed in, by every program in the same form.
 */
import { engineVersion } from "../engine/index.js";
import { type Forecast, questionInWords, type WrittenScores } from "../forecast/index.js";
import { identityOf, type Session } from "../session/index.js";
import { createLookup, replayCode } from "../text/index.js";

export function writtenForecasts(
  { header, model }: Session,
  { name, finished, forecasts }: Pick<WrittenScores, "name" | "finished"> & { readonly forecasts: readonly Forecast[] },
): WrittenScores {
  const lookup = createLookup(model.scenario);
  return {
    engine: engineVersion,
    scenario: header.scenario,
    code: replayCode(identityOf(header)),
    name,
    finished,
    forecasts: forecasts.map(({ question, asked, percent, odds, observed }) => {
      const settled = observed === undefined ? {} : { observed };
      return { question, text: questionInWords(lookup, question), asked, percent, odds, ...settled };
    }),
  };
}
