/**
 * The host tells each device its page in that device's language, from one session: what is shown, what is refused and what is fetched; and tells
 * it no more than it tells in English.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { languages, loadLanguages, type Speech, speaking } from "../../src/catalogue/index.js";
import type { Page } from "../../src/host/anywhere.js";
import { refusedAgain } from "../../src/host/refused-again.js";
import { withWords } from "../../src/text/index.js";
import { libraryScenario } from "../report/library.js";
import { until } from "../until.js";
import { type Device, type Served, serve } from "./browserless.js";

const tavush = libraryScenario("tavush-2020");

let served: Served;
beforeAll(async () => {
  served = await serve(tavush, { seats: ["russia", "turkey"], options: { language: "ru" } });
});
afterAll(() => served.close());

const pageIn = async (device: Device, headers: Record<string, string>) => {
  const { body } = await device.send({ path: "/api/page", headers });
  return JSON.parse(body) as {
    head: { date: string };
    turn: { rows: { kind: string; label: string }[]; since: string };
    wire: object;
  };
};

const holdOf = ({ turn }: { turn: { rows: { kind: string; label: string }[] } }) =>
  turn.rows.find(({ kind }) => kind === "hold")?.label;

describe("a device", () => {
  it("is told its page in the language that its reader has chosen, or that its browser asks for, or the host's", async () => {
    const device = await served.seated("russia");
    const chosen = await pageIn(device, { Cookie: `${device.cookie}; faultline-language=en`, "Accept-Language": "ru" });
    expect([holdOf(chosen), chosen.head.date]).toEqual(["Hold", "Sun 12 Jul 2020"]);
    const asked = await pageIn(device, { "Accept-Language": "de, ru-RU;q=0.9" });
    expect([holdOf(asked), asked.head.date]).toEqual(["Выжидать", "вс, 12 июля 2020"]);
    expect(await pageIn(device, { "Accept-Language": "en-US" })).toEqual(asked);
  });

  it("is told in its language why something is refused, by the host and by the session", async () => {
    const device = await served.seated("russia");
    const why = async (from: Device, path: string, body: object) =>
      (JSON.parse((await from.post(path, body)).body) as { refused: { message: string } }).refused.message;
    expect(await why(served.device(), "/api/enter", { code: "AAAAAA" })).toBe("Код неверный.");
    expect(await why(device, "/api/act", { act: "ready", turn: 9 })).toBe("это относилось к ходу 9, а сейчас ход 1");
    const proposal = { act: "propose", parties: ["russia"], text: "x" };
    expect(await why(device, "/api/act", proposal)).toBe("кроме Вас, соглашаться с этим некому");
  });

  it("hears in its language what happens, beside others that hear it in English", async () => {
    const [english, russian] = [await served.seated("turkey"), await served.seated("turkey")];
    english.cookie = `${english.cookie}; faultline-language=en`;
    for (const device of [english, russian]) device.listen();
    served.hosted.give({ type: "message", to: ["turkey"], text: "Hello" });
    const titles = (device: Device) =>
      ((device.page as Pick<Page, "letters">).letters?.letters ?? []).map(({ title }) => title);
    await until(
      () => titles(english).length === 1 && titles(russian).length === 1,
      () => `both letters: ${titles(english)} ${titles(russian)}`,
    );
    expect(titles(english)).toEqual(["Message 1, the white cell to Turkey"]);
    expect(titles(russian)).toEqual(["Сообщение 1, группа управления → Турция"]);
    expect(served.faults).toEqual([]);
  });

  it("is drawn a map that says whose language its names are in, and carries no style, which the pages' policy forbids", async () => {
    const device = await served.seated("russia");
    const mapIn = async (language: string) =>
      (await device.send({ path: "/api/map", headers: { Cookie: `${device.cookie}; faultline-language=${language}` } }))
        .body;
    const maps = [await mapIn("ru"), await mapIn("tr")];
    expect(maps.map((map) => /<svg [^>]*xml:lang="(\w+)"/.exec(map)?.[1])).toEqual(["ru", "en"]);
    expect(maps.filter((map) => map.includes("style="))).toEqual([]);
  });

  it("reads nothing in English of a scenario that has labels in its language, from the first day to the last", async () => {
    const device = await served.seated("russia");
    const texts = new Set<string>();
    withWords(tavush, (_path, text) => {
      if (text.length > 5) texts.add(text);
      return text;
    });
    const english = async (path: string) => {
      const { body } = await device.get(path);
      return [...texts].filter((text) => body.includes(JSON.stringify(text).slice(1, -1)));
    };
    for (let day = 7; day <= 28; day += 7) {
      expect([day, await english("/api/page")]).toEqual([day, []]);
      served.hosted.give({ type: "resolve" });
      served.hosted.give({ type: "advance", to: day });
    }
    expect(await english("/api/map")).toEqual([]);
    expect(served.faults).toEqual([]);
  });
});

describe("the pages' files", () => {
  it("are one page a language, and the messages of each language by themselves", async () => {
    const shell = async (headers: Record<string, string>) => {
      const { body, headers: said } = await served.device().send({ path: "/", headers });
      expect(said.vary).toContain("Accept-Language");
      return /<html lang="(\w+)">/.exec(body)?.[1];
    };
    expect(await shell({ "Accept-Language": "en-US" })).toBe("ru");
    expect(await shell({ Cookie: "faultline-language=en" })).toBe("en");
    for (const language of languages) {
      const { body, status } = await served.device().get(`/languages/${language}.json`);
      const messages = Object.entries(JSON.parse(body) as Record<string, string>);
      expect([status, messages.length > 0]).toEqual([200, language !== "en"]);
      expect(messages.filter(([name]) => !name.startsWith("web."))).toEqual([]);
    }
    expect((await served.device().get("/languages/xx.json")).status).toBe(404);
  });
});

describe("what the engine refuses", () => {
  it("is said in the reader's language, without paths and without what only the white cell can do", async () => {
    const { model, state } = served.session;
    const russian = (await loadLanguages()).get("ru") as Speech;
    const refused = (transition: string) =>
      speaking(russian, () => refusedAgain(model, state, { type: "draft", transition }));
    expect(model.transitions.some(({ actor, path }) => actor === "russia" && refused(path) === null)).toBe(true);
    const impossible = model.transitions.find(
      ({ actor, path, source }) =>
        actor === "russia" && source.order !== undefined && refused(path)?.message.includes("невозможно"),
    );
    expect(refused(impossible?.path ?? "")).toEqual({
      kind: "order-error",
      message: `«${impossible?.source.order?.label}»: сейчас это уже невозможно`,
      hint: "посмотрите на страницу ещё раз",
    });
    const device = await served.seated("russia");
    served.hosted.give({ type: "advance", to: model.scenario.horizon });
    const { turns } = JSON.parse((await device.get("/api/page")).body).head as { turns: number };
    const { status, body } = await device.post("/api/act", { act: "hold", turn: turns });
    expect([status, JSON.parse(body)]).toEqual([
      409,
      {
        refused: {
          message: "розыгрыш окончен",
          hint: "группа управления может вернуться к ходу до его конца",
        },
      },
    ]);
  });
});
