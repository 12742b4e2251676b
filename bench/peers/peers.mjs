/**
 * The peers in JavaScript, each a function from a run's number to its outcome. Those that go by days decide once a day for each posture;
 * Gillespie's loop and the engine let things happen at any time. Each plays in a process of its own, so that none spoils what the
 * compiler has learnt of another: as a program, this file plays the peer that its argument names, as its parent asks.
 */
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import alea from "seedrandom/lib/alea.js";
import { createActor, createMachine, initialTransition, transition } from "xstate";
import { finish } from "../../dist/analysis/batch.js";
import { armModel } from "../../dist/analysis/index.js";
import { playerOf } from "../../dist/analysis/player.js";
import { createModel, playThrough, worldsInTurn } from "../../dist/engine/index.js";
import {
  applyEffects,
  closeDay,
  initialGauges,
  initialStates,
  leaving,
  model,
  outcomeOf,
  pickForDay,
  placeOf,
  rateOf,
  scenarioOfModel,
} from "./model.mjs";

/** A plain loop, written by hand: each day, each posture draws whether it moves. */
function dailyLoop(run) {
  const uniform = alea(`s${run}`);
  const [states, gauges] = [initialStates(), initialGauges()];
  let moves = 0;
  for (let day = 0; day < model.days; day += 1) {
    for (let posture = 0; posture < model.postures; posture += 1) {
      const move = pickForDay(leaving[posture][states[posture]], states, gauges, uniform());
      if (move === null) continue;
      states[posture] = move.to;
      moves += 1;
      applyEffects(move, gauges);
    }
    closeDay(gauges);
  }
  return outcomeOf(moves, gauges, states);
}

/** Gillespie's direct method, written by hand: the time to the next move from the sum of all rates, then which one it is. */
function gillespieLoop(run) {
  const uniform = alea(`s${run}`);
  const [states, gauges] = [initialStates(), initialGauges()];
  const [candidates, rates] = [[], []];
  let moves = 0;
  for (let day = 0; day < model.days; day += 1) {
    for (let time = 0; ; ) {
      candidates.length = 0;
      rates.length = 0;
      let sum = 0;
      for (let posture = 0; posture < model.postures; posture += 1) {
        for (const one of leaving[posture][states[posture]]) {
          const rate = rateOf(one, states, gauges);
          candidates.push(one);
          rates.push(rate);
          sum += rate;
        }
      }
      time -= Math.log(1 - uniform()) / sum;
      if (time >= 1) break;
      const move = candidates[placeOf(rates, uniform() * sum)];
      states[move.posture] = move.to;
      moves += 1;
      applyEffects(move, gauges);
    }
    closeDay(gauges);
  }
  return outcomeOf(moves, gauges, states);
}

/** What a posture's machine is in XState: its states, and an event for each transition. */
const regionOf = (posture) => ({
  id: `p${posture}`,
  initial: "s0",
  states: Object.fromEntries(
    leaving[posture].map((candidates, state) => [
      `s${state}`,
      { on: Object.fromEntries(candidates.map(({ to }, place) => [`t${state}${place}`, `s${to}`])) },
    ]),
  ),
});

/**
 * XState moves the postures, by a machine for each; what it is sent is drawn as in the daily loop. `begin` starts a machine and
 * returns what sends it an event and reads its state.
 */
function xstateDriven(begin) {
  const machines = leaving.map((_, posture) => createMachine(regionOf(posture)));
  return (run) => {
    const uniform = alea(`s${run}`);
    const [states, gauges] = [initialStates(), initialGauges()];
    const sends = machines.map(begin);
    let moves = 0;
    for (let day = 0; day < model.days; day += 1) {
      for (let posture = 0; posture < model.postures; posture += 1) {
        const candidates = leaving[posture][states[posture]];
        const move = pickForDay(candidates, states, gauges, uniform());
        if (move === null) continue;
        const value = sends[posture]({ type: `t${states[posture]}${candidates.indexOf(move)}` });
        states[posture] = Number(value.slice(1));
        moves += 1;
        applyEffects(move, gauges);
      }
      closeDay(gauges);
    }
    return outcomeOf(moves, gauges, states);
  };
}

/** By its pure function `transition`, as the engine's live play does. */
function byTransition(machine) {
  let [snapshot] = initialTransition(machine);
  return (event) => {
    [snapshot] = transition(machine, snapshot, event);
    return snapshot.value;
  };
}

/** By an actor that is sent events. */
function byActor(machine) {
  const actor = createActor(machine).start();
  return (event) => {
    actor.send(event);
    return actor.getSnapshot().value;
  };
}

/** After the loops by hand in the same process, where the compiler has learnt of them what it then expects of this. */
function afterLoops(play) {
  for (let run = 0; run < 400; run += 1) {
    dailyLoop(run);
    gillespieLoop(run);
  }
  return play;
}

/** boardgame.io's client, with a move a day and its own dice; null where it is not installed. */
function boardgame() {
  const require = createRequire(import.meta.url);
  try {
    require.resolve("boardgame.io/client");
  } catch {
    return null;
  }
  const { Client } = require("boardgame.io/client");
  const day = ({ G, random }) => {
    for (let posture = 0; posture < model.postures; posture += 1) {
      const move = pickForDay(leaving[posture][G.states[posture]], G.states, G.gauges, random.Number());
      if (move === null) continue;
      G.states[posture] = move.to;
      G.moves += 1;
      applyEffects(move, G.gauges);
    }
    closeDay(G.gauges);
  };
  const setup = () => ({ states: initialStates(), gauges: initialGauges(), moves: 0 });
  return (run) => {
    const client = Client({ game: { setup, moves: { day }, seed: `s${run}` }, debug: false, numPlayers: 1 });
    client.start();
    for (let played = 0; played < model.days; played += 1) client.moves.day();
    const { moves, gauges, states } = client.getState().G;
    client.stop();
    return outcomeOf(moves, gauges, states);
  };
}

/** Our engine, with its tables of moves or with XState moving the postures. */
function engine(mover) {
  const compiled = createModel(scenarioOfModel(), { mover });
  const worldOf = worldsInTurn(compiled, { seed: "peers" });
  let moves = 0;
  const ignore = () => undefined;
  const moved = () => {
    moves += 1;
  };
  const listener = { wantsChanges: false, moved, injected: ignore, milestone: ignore, ended: ignore };
  return (run) => {
    const world = worldOf(run);
    moves = 0;
    playThrough(compiled, world, listener);
    return outcomeOf(moves, world.gauges, world.states);
  };
}

/** Batches of our kernel, or of the engine as the kernel plays them: transitions are counted, gauges by day too if wished. */
function batches({ kernel = true, gauges = false } = {}) {
  const scenario = scenarioOfModel();
  const plan = { seed: "peers", days: scenario.horizon, historical: false };
  const player = playerOf(armModel({ scenario, variant: null, set: {} }), plan, { kernel });
  return (firstRun, runs) => finish(player.steps({ firstRun, runs, rows: false, gauges })).digest;
}

/** Plays runs one by one and keeps their outcomes. */
const oneByOne = (play) => (first, runs) => Array.from({ length: runs }, (_, run) => play(first + run));

/** By name: what makes a function that plays `runs` runs from `first` on and returns outcomes, or the digest of a batch. */
export const peers = {
  kernel: () => batches(),
  "kernel, gauges counted": () => batches({ gauges: true }),
  "engine, in batches": () => batches({ kernel: false }),
  engine: () => oneByOne(engine("table")),
  "engine, XState moves": () => oneByOne(engine("machine")),
  "Gillespie loop by hand": () => oneByOne(gillespieLoop),
  "daily loop by hand": () => oneByOne(dailyLoop),
  "XState-driven, transition()": () => oneByOne(xstateDriven(byTransition)),
  "XState-driven, transition(), after the loops": () => oneByOne(afterLoops(xstateDriven(byTransition))),
  "XState-driven, actors": () => oneByOne(xstateDriven(byActor)),
  "boardgame.io": () => {
    const play = boardgame();
    return play && oneByOne(play);
  },
};

/** Sums and sums of squares of the outcomes of runs. */
function summed(outcomes) {
  const [sums, squares] = [[], []];
  for (const outcome of outcomes) {
    for (const [column, value] of outcome.entries()) {
      sums[column] = (sums[column] ?? 0) + value;
      squares[column] = (squares[column] ?? 0) + value * value;
    }
  }
  return { sums, squares };
}

if (process.send !== undefined && process.argv[1] === fileURLToPath(import.meta.url)) {
  const play = peers[process.argv[2]]();
  process.on("message", ({ first, runs }) => {
    const before = process.cpuUsage();
    const played = play(first, runs);
    const { user, system } = process.cpuUsage(before);
    const what = typeof played === "string" ? { digest: played } : summed(played);
    process.send({ runs, seconds: (user + system) / 1e6, ...what, text: `${played}` });
  });
  process.send({ installed: play !== null });
}
