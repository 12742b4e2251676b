/**
 * A seat's page at any size that a terminal may have: nothing that it promises to keep in view leaves it, and nothing on it is
 * out of reach, whatever a turn holds.
 * @module-tag sweep
 */
import { describe, expect, test } from "vitest";
import { type SeatTurn, seatPage } from "../../../src/exercise/index.js";
import { beginSession } from "../../../src/session/index.js";
import { widthOf } from "../../../src/text/index.js";
import { readingReach, type TurnProps, turnLines } from "../../../src/tui/screens/desk/turn-lines.js";
import { plainLine } from "../../../src/tui/term/line.js";
import { libraryScenario } from "../../report/library.js";
import { beginningOf, give, sealedBy } from "../../session/exercise.js";
import { full } from "../../share.js";

const sizes = [
  { columns: 80, rows: 24 },
  { columns: 84, rows: 26 },
  { columns: 100, rows: 30 },
  { columns: 120, rows: 40 },
  { columns: 200, rows: 50 },
] as const;

/** A page as it is drawn, and its parts: the band and the two columns. */
function drawn(turn: SeatTurn, more: Partial<TurnProps>): { text: string; band: string; left: string; right: string } {
  const size = more.size ?? { columns: 80, rows: 24 };
  const lines = turnLines({
    turn,
    place: 0,
    seats: 4,
    selected: 0,
    reading: "all",
    scroll: 0,
    leaf: 0,
    chance: "",
    status: [],
    ...more,
    size,
  });
  expect(lines).toHaveLength(size.rows);
  for (const line of lines) expect(widthOf(plainLine(line)), plainLine(line)).toBeLessThanOrEqual(size.columns);
  const rows = lines.map(plainLine);
  const divide = rows.findIndex((row) => row.includes("┬"));
  const at = rows[divide]?.indexOf("┬") ?? -1;
  const columns = rows.slice(divide + 1, -1);
  // Of a row with wide characters the divider stands at another index.
  const halves = columns.map((row) => row.split("│"));
  expect(at).toBeGreaterThan(0);
  return {
    text: rows.join("\n"),
    band: rows.slice(1, divide).join("\n"),
    left: [rows[divide]?.slice(0, at), ...halves.map(([left = ""]) => left)].join("\n"),
    right: halves.map(([, right = ""]) => right).join("\n"),
  };
}

/** What a reader makes of lines that were broken: the same words, with one space between them. */
const joined = (text: string): string => text.replaceAll(/[◂·│]/g, " ").replaceAll(/\s+/g, " ");

/** Pages of four seats in the autumn war after two turns, with forty cables more, none at all, labels of any length. */
function pagesOfFour(): { readonly name: string; readonly turn: SeatTurn }[] {
  const seats = ["russia", "turkey", "azerbaijan", "armenia"];
  return (["open", "sealed"] as const).flatMap((orders) => {
    const session = beginSession(
      beginningOf(libraryScenario("autumn-war-2020"), "room", {
        seats,
        ...(orders === "sealed" ? { rule: sealedBy("room") } : {}),
      }),
    );
    const begun = seats.map((seat) => ({
      name: `${orders}, no news`,
      turn: seatPage(session.model, session.state, seat),
    }));
    for (const to of [7, 14]) give(session, { type: "advance", to });
    const played = seats.map((seat) => ({
      name: `${orders}, two turns`,
      turn: seatPage(session.model, session.state, seat),
    }));
    for (let place = 0; place < 40; place += 1)
      give(session, { type: "ad-hoc", text: `Cable ${place}: 東京 and Ереван answer at length about what was said.` });
    const many = seats.map((seat) => ({
      name: `${orders}, forty news`,
      turn: seatPage(session.model, session.state, seat),
    }));
    const long = many.map(({ turn }) => ({
      name: `${orders}, long and wide labels`,
      turn: {
        ...turn,
        label: `${turn.label} ${"대한민국 ".repeat(12)}`,
        postures: turn.postures.map((own) => ({ ...own, label: `${own.label} 安全保障理事会 in the longest words` })),
        others: turn.others.map(({ label, stands }) => ({
          label: `${label} ${"of the whole of the region ".repeat(2)}`,
          stands: stands.map((one) => ({ ...one, moved: true })),
        })),
        gauges: turn.gauges.map((gauge) => ({ ...gauge, label: `${gauge.label} with words that go on and on` })),
      },
    }));
    return [...begun, ...played, ...many, ...long];
  });
}

describe("a seat's page at every size", () => {
  const pages = pagesOfFour();
  // As a share, every third page, at all sizes.
  const ordinary = pages.filter(({ name }, place) => !name.includes("long") && (full || place % 3 === 0));
  const some = full ? pages : pages.filter(({ name }) => /^sealed.*(two turns|forty|long)/.test(name));
  const few = full ? sizes : [sizes[0], sizes[2]];

  test("keeps every other actor and where it stands first in view, however many news there are, read on or not", () => {
    for (const { name, turn } of ordinary)
      for (const size of sizes)
        for (const scroll of [0, 5]) {
          const { band, left } = drawn(turn, { size, scroll });
          const seen = joined(`${band}\n${left}`);
          for (const { label, stands } of turn.others) {
            expect(seen, `${name} ${size.columns} ${scroll}`).toContain(`${label}: `);
            expect(seen, `${name} ${size.columns} ${scroll}`).toContain(stands[0]?.state);
            for (const { text } of stands.filter(({ moved }) => moved)) expect(seen).toContain(text.split(" ").at(-1));
          }
        }
  });

  test("shows where its own postures stand, each with its state, and every number", () => {
    for (const { name, turn } of ordinary)
      for (const size of sizes) {
        const { band, left } = drawn(turn, { size });
        const seen = joined(`${band}\n${left}`);
        for (const { state } of turn.postures) expect(seen, `${name} ${turn.seat} ${size.columns}`).toContain(state);
        for (const { label, value } of turn.gauges) expect(seen).toMatch(new RegExp(`${label} +(\\d+→)?${value}`));
      }
  });

  test("opens its news at the first of them, and says how many lines follow; all of them can be read", () => {
    for (const { name, turn } of some)
      for (const size of few) {
        const at = `${name} ${turn.seat} ${size.columns}`;
        const { left } = drawn(turn, { size });
        const first = turn.news[0];
        if (first === undefined) continue;
        expect(joined(left), at).toContain(first.headline.split(" ").slice(0, 2).join(" "));
        const props = {
          turn,
          place: 0,
          seats: 4,
          selected: 0,
          reading: "all",
          leaf: 0,
          chance: "",
          status: [],
          size,
        } as const;
        let scroll = 0;
        let read = joined(left);
        for (let press = 0; press < 60; press += 1) {
          const { reach, screenful } = readingReach({ ...props, scroll });
          const next = Math.min(reach, scroll + screenful);
          if (next === scroll) break;
          scroll = next;
          read += joined(drawn(turn, { size, scroll }).left);
        }
        for (const { headline } of turn.news)
          for (const word of headline.split(" ").filter((one) => /^\w{4,12}$/.test(one)))
            expect(read, at).toContain(word);
        if (!/more lines?: PgDn/.test(left)) expect(scroll, at).toBe(0);
      }
  });

  test("shows every consequence of every order within a few screenfuls, and says that there is more", () => {
    for (const { name, turn } of some)
      for (const size of few)
        for (const [selected, row] of turn.rows.entries()) {
          const at = `${name} ${turn.seat} ${size.columns} ${row.label}`;
          let read = "";
          let leaves = 0;
          do {
            const { right } = drawn(turn, { size, selected, leaf: leaves });
            read += ` ${joined(right.replaceAll(/^ {2}… .*$/gm, ""))}`;
            leaves += 1;
            if (!right.includes(": space")) break;
          } while (leaves < 12);
          expect(leaves, at).toBeLessThan(12);
          const said = row.kind === "order" ? [row.step, row.brief, ...row.motion] : [row.about];
          for (const words of said.flatMap((one) => one.split(/\s+/))) expect(read, at).toContain(joined(words).trim());
        }
  });

  test("tells in full where others stand as soon as somebody asks", () => {
    for (const { turn } of some)
      for (const size of few) {
        const props = {
          turn,
          place: 0,
          seats: 4,
          selected: 0,
          reading: "others",
          leaf: 0,
          chance: "",
          status: [],
          size,
        } as const;
        let read = "";
        let scroll = 0;
        for (let press = 0; press < 30; press += 1) {
          read += ` ${joined(drawn(turn, { size, reading: "others", scroll }).left)}`;
          const { reach, screenful } = readingReach({ ...props, scroll });
          const next = Math.min(reach, scroll + screenful);
          if (next === scroll) break;
          scroll = next;
        }
        for (const word of turn.others.flatMap(({ stands }) => stands.flatMap(({ text }) => text.split(" "))))
          expect(read).toContain(word);
      }
  });
});
