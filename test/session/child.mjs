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
const { beginSession, headOf, messagesOf, resumeSession } = await load("session");
const { airOf } = await import("./air.mjs");

/** Acknowledged before anything else happens: process.stdout would buffer. */
const say = (text) => writeSync(1, `${text}\n`);

const { scenario } = loadScenario(findScenario("tavush-2020"));
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
        seats: ["russia", "turkey"],
        rule: { version: 2, orders: "sealed", secret: "0123456789abcdef0123456789abcdef" },
      },
      { file },
    );
say("ready");

/** A pattern of inputs that never comes to an end: play, notes, gauges, branches, and back to the start. */
const gauge = scenario.gauges[0];
for (let step = 0; ; step += 1) {
  const { world, count, messages } = headOf(session.state);
  const offered = ["russia", "turkey"].flatMap((seat) => offeredOrders(session.model, world, seat));
  const open = messagesOf(session.model, messages, "seat:turkey").findLastIndex(
    ({ proposed }) => proposed?.standing === "open",
  );
  const inputs = [
    { type: "note", text: `note ${step} ${"n".repeat((step * 131) % 900)}` },
    { type: "draft", transition: offered[step % Math.max(1, offered.length)]?.transition ?? "" },
    { type: "message", from: "russia", to: ["turkey"], text: `letter ${step} ${"w".repeat((step * 71) % 500)}` },
    {
      type: "proposal",
      from: "russia",
      parties: ["russia", "turkey"],
      terms: [`term ${step}`, "another"],
      until: Math.min(world.horizon, world.time + (step % 3)),
    },
    { type: "unready", seat: "russia" },
    { type: "accept", seat: "turkey", proposal: open + 1 },
    { type: "route", messages: step % 2 === 0 ? "direct" : "through-white-cell" },
    { type: "message", from: "turkey", to: "all", text: `waits or not ${step}` },
    { type: "pass", message: messages.messages.length, text: `edited ${step}` },
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
    if (count > 0 && (input.type === "draft" || input.type === "advance")) session.give({ type: "rewind", before: 0 });
    continue;
  }
  if (given.saved) say(`saved ${given.sequence} ${airOf(headOf(given.state))}`);
}
