/**
 * The order in which sealed orders are carried out is drawn from the session's secret: each order of the seats is equally
 * likely, it says nothing of the next turn's, and it does not depend on who was seated first.
 */
import { describe, expect, it } from "vitest";
import { drawRule } from "../../src/session/index.js";
import { orderOfSeats } from "../../src/session/rule.js";
import { sealedBy } from "./exercise.js";

const secrets = Array.from({ length: 2000 }, (_, number) => sealedBy(`secret ${number}`).secret);
const seats = ["armenia", "azerbaijan", "iran", "russia", "turkey"];

function factorial(count: number): number {
  return count <= 1 ? 1 : count * factorial(count - 1);
}

/** Pearson's statistic of drawn cells against so many equally likely ones. */
function chiSquare(drawn: readonly string[], cells: number): number {
  const counts = new Map<string, number>();
  for (const cell of drawn) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  const expected = drawn.length / cells;
  const seen = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  return seen + (cells - counts.size) * expected;
}

/**
 * What the statistic exceeds once in a thousand times: the cube root of chi-square ÷ degrees of freedom is close to normal
 * with mean 1 − 2 ÷ 9d and variance 2 ÷ 9d (Wilson and Hilferty 1931), and 3.09 is the normal's quantile.
 */
function onceInAThousand(freedom: number): number {
  const variance = 2 / (9 * freedom);
  return freedom * (1 - variance + 3.09 * Math.sqrt(variance)) ** 3;
}

describe("the order of the seats", () => {
  it.each([2, 3, 4, 5])("is each of those of %i seats equally often over 2,000 secrets", (count) => {
    const cells = factorial(count);
    const drawn = secrets.map((secret) => orderOfSeats(secret, 0, seats.slice(0, count)).join(" "));
    expect(new Set(drawn).size).toBeLessThanOrEqual(cells);
    expect(chiSquare(drawn, cells)).toBeLessThan(onceInAThousand(cells - 1));
  });

  it("of one turn says nothing of the next turn's", () => {
    const three = seats.slice(0, 3);
    const drawn = secrets.map((secret) => [0, 1].map((turn) => orderOfSeats(secret, turn, three).join(" ")).join("; "));
    expect(chiSquare(drawn, 36)).toBeLessThan(onceInAThousand(35));
  });

  it("would be found out if seats were merely swapped at random, which is not uniform", () => {
    const dice = secrets.map((secret) => Number.parseInt(secret.slice(0, 8), 16));
    const swapped = dice.map((number) => {
      const three = seats.slice(0, 3);
      for (let place = 0; place < 3; place += 1) {
        const other = Math.floor(number / 3 ** place) % 3;
        [three[place], three[other]] = [three[other] as string, three[place] as string];
      }
      return three.join(" ");
    });
    expect(chiSquare(swapped, 6)).toBeGreaterThan(onceInAThousand(5));
  });

  it("has every seat once, and is the same whoever was seated first", () => {
    for (const secret of secrets.slice(0, 100)) {
      const order = orderOfSeats(secret, 3, seats);
      expect([...order].sort()).toEqual(seats);
      expect(orderOfSeats(secret, 3, [...seats].reverse())).toEqual(order);
    }
  });
});

describe("a secret", () => {
  it("is drawn anew for each session, and only where orders are sealed", () => {
    const drawn = Array.from({ length: 50 }, () => drawRule("sealed"));
    expect(new Set(drawn.map((rule) => "secret" in rule && rule.secret)).size).toBe(50);
    for (const rule of drawn)
      expect(rule).toMatchObject({ orders: "sealed", secret: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect(drawRule("open")).toEqual({ version: 3, orders: "open" });
  });
});
