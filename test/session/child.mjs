/**
 * A process that plays a scripted exercise and says on stdout what has been saved, line by line, so that a test can
 * kill it at any moment and count what was lost. Arguments: the built code's folder, the log, the exercise's number.
 */
import { existsSync, writeSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, file, number] = process.argv.slice(2);
const load = (part) => import(pathToFileURL(join(folder, part, "index.js")).href);
const { findScenario, loadScenario } = await load("scenarios");
const { offeredOrders } = await load("engine");
const { beginSession, headOf, resumeSession } = await load("session");

/** Acknowledged before anything else happens: process.stdout would buffer. */
const say = (text) => writeSync(1, `${text}\n`);

const { scenario } = loadScenario(findScenario("tutorial"));
const session = existsSync(file)
  ? resumeSession(file).session
  : beginSession(
      {
        resolved: scenario,
        variant: null,
        set: {},
        seed: `kill-${number}`,
        run: 0,
        days: scenario.horizon,
        historical: false,
        seats: ["north"],
        rule: { version: 1, orders: "sealed", secret: "0123456789abcdef0123456789abcdef" },
      },
      { file },
    );
say("ready");

/** A pattern of inputs that never comes to an end: play, notes, gauges, branches, and back to the start. */
const gauge = scenario.gauges[0];
for (let step = 0; ; step += 1) {
  const { world, count } = headOf(session.state);
  const inputs = [
    { type: "note", text: `note ${step} ${"n".repeat((step * 131) % 900)}` },
    { type: "draft", transition: offeredOrders(session.model, world, "north")[0]?.transition ?? "" },
    { type: "unready", seat: "north" },
    { type: "resolve" },
    { type: "set-gauge", gauge: gauge.id, value: gauge.min + (step % 5), reason: "scripted" },
    { type: "advance", to: Math.min(world.horizon, world.time + 0.75) },
    { type: "branch", name: `way-${number}-${step}-${session.state.inputs}` },
    { type: "rewind", before: 0 },
    { type: "advance", to: Math.min(world.horizon, world.time + 3) },
  ];
  const input = inputs[step % inputs.length];
  const given = session.give(input);
  if (given.kind === "order-error") {
    if (count > 0) session.give({ type: "rewind", before: 0 });
    continue;
  }
  if (given.saved) say(`saved ${given.sequence}`);
}
