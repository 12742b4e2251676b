/**
 * A run with forecasts: questions wait for answers, play waits for both, what is settled is what the run brought, and nothing that is
 * asked or shown before an answer depends on what comes after it.
 */
import { describe, expect, it } from "vitest";
import type { Model, World } from "../../src/engine/index.js";
import { Forecasting } from "../../src/exercise/index.js";
import { askQuestions, type Forecast, type Question } from "../../src/forecast/index.js";
import { beginSession, recordsOf, type Session, turnEnd, worldNow } from "../../src/session/index.js";
import { visibilityOf } from "../../src/visibility/index.js";
import { libraryScenario } from "../report/library.js";
import { beginningOf } from "../session/exercise.js";

const tutorial = libraryScenario("tutorial");

const choose = async (model: Model, world: World, before: readonly Question[]) =>
  askQuestions(model, world, { known: visibilityOf(model, "table").knows, turn: tutorial.turn, before, futures: 60 });

const begin = (seed = "7"): Session => beginSession(beginningOf(tutorial, seed, { seats: [] }));

interface Played {
  readonly session: Session;
  readonly forecasting: Forecasting;
  readonly kept: { forecasts: readonly Forecast[]; finished: boolean };
}

function open(session: Session, kept: readonly Forecast[] = []): Played {
  const keeping = { forecasts: kept, finished: false };
  const forecasting = new Forecasting(session, {
    choose,
    keep: (forecasts, finished) => {
      Object.assign(keeping, { forecasts, finished });
      return null;
    },
    kept,
  });
  forecasting.begin(() => undefined);
  return { session, forecasting, kept: keeping };
}

/** Forecasts 30% of everything and plays, for so many turns. */
async function play({ session, forecasting }: Played, turns = Number.POSITIVE_INFINITY): Promise<void> {
  for (let played = 0; played < turns && forecasting.phase !== "over"; played += 1) {
    await forecasting.ready();
    forecasting.asked.forEach((_, place) => {
      forecasting.guess(place, 30);
    });
    forecasting.commit();
    session.give({ type: "advance", to: turnEnd(tutorial, worldNow(session.state)) });
    forecasting.played();
    forecasting.goOn();
  }
}

const given = ({ forecasts }: { readonly forecasts: readonly Forecast[] }) =>
  forecasts.map(({ question, asked, percent, odds, observed }) => ({ question, asked, percent, odds, observed }));

describe("forecasts of a run", () => {
  it("are all settled at its end, kept, and leave the run as it is without them", async () => {
    const one = open(begin());
    await play(one);
    expect(one.forecasting.forecasts.length).toBeGreaterThan(5);
    expect(one.forecasting.forecasts.every(({ observed }) => observed !== undefined)).toBe(true);
    expect(given(one.kept)).toEqual(given(one.forecasting));
    expect(one.kept.finished).toBe(true);
    const plain = begin();
    while (!worldNow(plain.state).ended) plain.give({ type: "advance", to: turnEnd(tutorial, worldNow(plain.state)) });
    const heard = ({ state }: Session) => recordsOf(state).map(({ why: _why, ...record }) => record);
    expect(heard(one.session)).toEqual(heard(plain));
  });

  it("are gone on with where they were left, and come to the same", async () => {
    const whole = open(begin());
    await play(whole);
    const part = open(begin());
    await play(part, 2);
    const rest = open(begin(), part.kept.forecasts);
    expect(rest.forecasting.phase).toBe("watching");
    rest.session.give({ type: "advance", to: turnEnd(tutorial, worldNow(rest.session.state)) });
    rest.forecasting.played();
    rest.forecasting.goOn();
    await play(rest);
    expect(given(rest.forecasting)).toEqual(given(whole.forecasting));
  });

  it("wait: play stands still until they are given, and at the turn's end again", async () => {
    const { session, forecasting } = open(begin());
    expect(forecasting.stops).toBe(true);
    await forecasting.ready();
    forecasting.guess(0, 0);
    forecasting.guess(1, 250);
    expect(forecasting.percents.slice(0, 2)).toEqual([1, 99]);
    expect(forecasting.opensOdds(0)).toBe(false);
    forecasting.commit();
    expect(forecasting.stops).toBe(false);
    expect(forecasting.opensOdds(0)).toBe(true);
    expect(forecasting.opensOdds(0.5)).toBe(false);
    session.give({ type: "advance", to: 3 });
    expect(forecasting.played()).toBe(false);
    session.give({ type: "advance", to: 7 });
    expect(forecasting.stops).toBe(true);
    expect(forecasting.played()).toBe(true);
    expect(forecasting.opensOdds(0)).toBe(false);
  });

  it("are asked the same however the turn is played, day by day or at once", async () => {
    const [steps, leap] = [open(begin("amber-4")), open(begin("amber-4"))];
    for (const { forecasting } of [steps, leap]) {
      await forecasting.ready();
      forecasting.commit();
    }
    leap.session.give({ type: "advance", to: 7 });
    while (!steps.forecasting.stops) steps.session.step();
    for (const { forecasting } of [steps, leap]) {
      forecasting.played();
      forecasting.goOn();
      await forecasting.ready();
    }
    expect(steps.forecasting.asked).toEqual(leap.forecasting.asked);
    expect(recordsOf(steps.session.state).length).toBe(recordsOf(leap.session.state).length);
  });
});
