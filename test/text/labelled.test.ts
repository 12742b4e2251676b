/**
 * A scenario in another language plays the same and is the same scenario: its hash, its records and what seats may know of it do not depend on
 * its labels; and what a run has recorded is said in the language of whoever reads it.
 */
import { describe, expect, it } from "vitest";
import { loadLanguages, speaking } from "../../src/catalogue/index.js";
import {
  advance,
  createModel,
  createWorld,
  hashScenario,
  type Model,
  type Record as RunRecord,
} from "../../src/engine/index.js";
import { labelledModel, recordIn, withWords } from "../../src/text/index.js";
import { visibilityOf } from "../../src/visibility/index.js";
import { libraryScenario } from "../report/library.js";

const tavush = libraryScenario("tavush-2020");
const { labels = {}, ...plain } = tavush;
const model = createModel(tavush);
const russian = labelledModel(model, "ru", {});

/** Every text that pages of seats and the table can show, by where it stands. */
function textsOf(scenario: typeof tavush): Map<string, string> {
  const texts = new Map<string, string>();
  withWords(scenario, (path, text) => {
    texts.set(path, text);
    return text;
  });
  return texts;
}

function recordsOf(of: Model, seed: string): RunRecord[] {
  const world = createWorld(of, { seed });
  return advance(of, world, tavush.horizon).map(({ why: _why, ...record }) => record);
}

const own = (text: string) => /[\u0400-\u04ff]/.test(text);

describe("tavush-2020 in Russian", () => {
  it("has every text that pages can show, every headline among them, and no other", () => {
    const [said, texts] = [Object.keys(labels.ru ?? {}), [...textsOf(tavush).keys()]];
    // What the file leaves to a label needs no text of its own.
    expect(texts.filter((path) => !said.includes(path))).toEqual([]);
    expect(said.filter((path) => !texts.includes(path))).toEqual([]);
    expect(said.length).toBeGreaterThan(500);
  });

  it("is in Russian, each text", () => {
    expect(Object.entries(labels.ru ?? {}).filter(([, text]) => !own(text))).toEqual([]);
  });

  it("says every headline of its runs, and what the engine words itself, in Russian", async () => {
    const speech = (await loadLanguages()).get("ru")!;
    const headlines = ["1", "2", "3", "4", "5", "6"].flatMap((seed) =>
      speaking(speech, () => recordsOf(model, seed).map((record) => recordIn(russian, record).headline)),
    );
    expect(headlines.length).toBeGreaterThan(200);
    expect(headlines.filter((headline) => !own(headline))).toEqual([]);
  });
});

describe("labels", () => {
  it("are no part of the scenario's hash, and of no record", () => {
    expect(hashScenario(tavush)).toBe(hashScenario(plain));
    expect(recordsOf(model, "7")).toEqual(recordsOf(createModel(plain), "7"));
    const play = recordsOf(russian, "7").map(({ headline: _headline, ...record }) => record);
    expect(play).toEqual(recordsOf(model, "7").map(({ headline: _headline, ...record }) => record));
  });

  it("reach nobody with a scenario as a seat or the table may know it", () => {
    for (const viewer of ["table", "seat:russia"] as const)
      for (const { scenario } of [visibilityOf(model, viewer).inPlay, visibilityOf(model, viewer).inHandout])
        expect(JSON.stringify(scenario)).not.toMatch(/labels|Посредничество/);
  });

  it("leave what they lack, and what somebody wrote, as it is", () => {
    const turkish = labelledModel(model, "tr", {});
    expect([...textsOf(turkish.scenario)]).toEqual([...textsOf(tavush)]);
    const [record] = recordsOf(model, "7");
    expect(recordIn(model, record!)).toBe(record);
    const written = { ...record!, type: "inject", inject: "@ad-hoc", headline: "Ours" } as RunRecord;
    expect(recordIn(russian, written).headline).toBe("Ours");
  });

  it("say an inject's headline as they have it, though its label is the same text and is said otherwise or not at all", () => {
    const [inject, ...others] = tavush.injects;
    const { id, headline } = inject!;
    const record = { ...recordsOf(model, "7")[0]!, type: "inject", inject: id, headline } as RunRecord;
    for (const label of [{}, { [`injects.${id}.label`]: "Вводная" }]) {
      const ru = { [`injects.${id}.headline`]: "Заголовок", ...label };
      const alike = { ...tavush, injects: [{ ...inject!, label: headline }, ...others], labels: { ru } };
      expect(recordIn(labelledModel(createModel(alike), "ru", {}), record).headline).toBe("Заголовок");
    }
  });
});
