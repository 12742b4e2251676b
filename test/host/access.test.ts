/**
 * How many devices may come in, and who gives way.
 */
import { expect, it } from "vitest";
import { Access } from "../../src/host/access.js";
import type { Role } from "../../src/host/roles.js";

import { beginSession, drawRule } from "../../src/session/index.js";
import { libraryScenario } from "../report/library.js";

it("whoever comes in without end pushes out nobody of another role", async () => {
  const resolved = libraryScenario("tavush-2020");
  const [seed, days] = ["crowd", resolved.horizon];
  const run = { resolved, variant: null, set: {}, seed, run: 0, days, historical: false, seats: ["russia", "turkey"] };
  const session = beginSession({ ...run, rule: drawRule("sealed") });
  const access = await Access.open(session, Date.now);
  const early: readonly Role[] = [
    { kind: "seat", seat: "russia" },
    { kind: "seat", seat: "turkey" },
    { kind: "white-cell" },
    { kind: "table" },
  ];
  const held = early.map((role) => access.admit(role));
  const first = access.admit({ kind: "lobby" });
  for (let n = 0; n < 2010; n += 1) access.admit({ kind: "lobby" });
  expect(held.map((token) => access.roleOf(token))).toEqual(early);
  expect(access.roleOf(first)).toBeNull();
  expect(early.map((role) => access.holders(role)).concat(access.holders({ kind: "lobby" }))).toEqual([
    ...[1, 1, 1, 1],
    1996,
  ]);
  // One who speaks for a seat, without end, pushes out his own alone.
  for (let n = 0; n < 1100; n += 1) access.admit({ kind: "seat", seat: "turkey" });
  expect(access.roleOf(held[0])).toEqual(early[0]);
  expect(access.roleOf(held[1])).toBeNull();
  expect(access.roleOf(held[2])).toEqual(early[2]);
});
