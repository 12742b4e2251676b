/**
 * Who receives an inject and who learns of it, as a file says it: names are those of actors and teams, a cable, a call or a
 * meeting is for those it is addressed to, and what cannot be meant is refused where it is written.
 */
import { describe, expect, it } from "vitest";
import { loadChanged, saysOf } from "./valley.js";

const plan =
  "exercise: { title: A summer, seats: { upland: {}, lowland: {} }, teams: { banks: { label: Both banks, seats: [upland, lowland] } } }\n";
const inject = (parts: string, more = "") =>
  `format: 2\n${more}injects: { cart: { label: A cart, from: A farmer, text: It blocks the bridge., headline: A cart blocks the bridge, judgement: invented, ${parts} } }\n`;
const resolved = (parts: string, more = "") => {
  const { to, visibility } = loadChanged(inject(parts, more)).scenario.injects.find(({ id }) => id === "cart")!;
  return { to, visibility };
};
const says = (parts: string, more = "") =>
  saysOf(inject(parts, more)).filter((line) => !line.includes("takes no orders"));

describe("who learns of an inject", () => {
  it.each([
    ["to: [upland], delivery: press", ["upland"], undefined],
    ["to: upland, delivery: press", ["upland"], undefined],
    ["to: upland, delivery: call", ["upland"], ["upland"]],
    ["to: all, delivery: call", ["all"], undefined],
    ["to: [upland], delivery: cable, visibility: all", ["upland"], undefined],
    ["to: [upland], delivery: press, visibility: [upland]", ["upland"], ["upland"]],
    ["to: [upland], delivery: meeting, visibility: [upland, mediator]", ["upland"], ["upland", "mediator"]],
    ["to: [banks], delivery: call", ["banks"], ["upland", "lowland"]],
    ["to: [mediator], delivery: call, visibility: [banks, mediator]", ["mediator"], ["upland", "lowland", "mediator"]],
    ["to: 'Upland, Lowland', delivery: call", "Upland, Lowland", ["upland", "lowland"]],
    ["to: All, delivery: meeting", "All", undefined],
  ] as const)("%s", (parts, to, visibility) => {
    expect(resolved(parts, plan)).toEqual({ to, visibility });
  });

  it("is everyone in format 1, however it arrives", () => {
    const file = inject("to: upland, delivery: call").replace("format: 2", "format: 1");
    expect(loadChanged(file).scenario.injects.at(-1)).not.toHaveProperty("visibility");
  });
});

describe("a name that is nobody's", () => {
  it("is refused in a list, with the one that was meant", () => {
    expect(says("to: [uplnd], delivery: press")).toEqual([
      "error injects.cart.to[0]: There is no actor or team called “uplnd”",
    ]);
    expect(says("to: [upland, upland], delivery: press")).toEqual([
      "error injects.cart.to[1]: “upland” stands in this list twice",
    ]);
    expect(says("to: all, delivery: press, visibility: [bank]", plan)).toEqual([
      "error injects.cart.visibility[0]: There is no actor or team called “bank”",
    ]);
    expect(says("to: [banks], delivery: press")).toEqual([
      "error injects.cart.to[0]: There is no actor or team called “banks”",
    ]);
  });

  it("is told in a line of text, which only the white cell then reads", () => {
    expect(says("to: 'Upland, Uplanders', delivery: press")).toEqual([
      "warning injects.cart.to: “Uplanders” is neither an actor nor a team, so only the white cell reads it",
    ]);
  });

  it("is refused for what orders and effects are kept to", () => {
    const transitions = (parts: string) =>
      `format: 2\nactors: { upland: { postures: { guard: { transitions: { mass: { ${parts} } } } } } }\n`;
    const path = "actors.upland.postures.guard.transitions.mass";
    expect(saysOf(transitions("order: { label: Mass, visibility: [uplnd] }"))).toEqual([
      `error ${path}.order.visibility[0]: There is no actor called “uplnd”`,
    ]);
    expect(
      saysOf(transitions("effects: [{ gauge: tension, add: 3, visibility: [uplnd], judgement: a guess }]")),
    ).toEqual([`error ${path}.effects[0].visibility[0]: There is no actor called “uplnd”`]);
  });
});

describe("what cannot be meant", () => {
  it("is an order that more learn of than of its transition", () => {
    const mass = "mass: { visibility: [upland], order: { label: Mass, visibility: [upland, mediator] } }";
    expect(saysOf(`format: 2\nactors: { upland: { postures: { guard: { transitions: { ${mass} } } } } }\n`)).toEqual([
      "error actors.upland.postures.guard.transitions.mass.order.visibility: An order cannot be known to more than its transition",
    ]);
  });

  it("is an inject that not all who receive it learn of", () => {
    expect(says("to: [upland, mediator], delivery: press, visibility: [upland]")).toEqual([
      "error injects.cart.visibility: Not everyone who receives this inject learns of it",
    ]);
    expect(says("to: [upland], delivery: press, visibility: []")).toEqual([
      "error injects.cart.visibility: Not everyone who receives this inject learns of it",
    ]);
  });

  it("is a team called as an actor, which would reach others", () => {
    const twin =
      "exercise: { title: A summer, seats: { lowland: {} }, teams: { upland: { label: The top, seats: [lowland] } } }\n";
    expect(says("to: [upland], delivery: press", twin)).toEqual([
      "error exercise.teams.upland: A team cannot be called “upland”, which names others",
    ]);
  });

  it("is a public act that only some learn of", () => {
    const event = 'event: { cameo: "036", target: lowland }';
    expect(says(`to: [upland], delivery: call, ${event}`)).toEqual([
      "warning injects.cart.event: What only some learn of is no act in public, but event data would tell it",
    ]);
    expect(says(`to: [upland], delivery: press, ${event}`)).toEqual([]);
    expect(says(`to: [upland], delivery: call, visibility: all, ${event}`)).toEqual([]);
  });

  it("is a way of arriving that has no look, with the word for what used to be written", () => {
    expect(says("to: [upland], delivery: telephone")).toEqual([
      "warning injects.cart.delivery: This is none of the ways in which something arrives, so it is told as plain text",
    ]);
    for (const medium of ["cable", "call", "meeting", "wire", "press", "television", "post"])
      expect(says(`to: [upland], delivery: ${medium}`)).toEqual([]);
  });
});
