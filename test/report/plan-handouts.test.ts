/**
 * Handouts of a planned exercise: each reader has what is for that reader, on a page, in Markdown and in a DOCX file, and nothing
 * that is kept from it; the situation manual has what was known beforehand, with grades, and nothing of what came later.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { createModel } from "../../src/engine/index.js";
import { handoutsOf, renderDocx, renderHtml, renderMarkdown } from "../../src/report/index.js";
import { loadScenario } from "../../src/scenarios/index.js";
import { loadChanged } from "../scenarios/valley.js";
import { filesOfZip } from "./zip.js";

const planned = `
exercise:
  title: A dry summer
  purpose: purposeforall
  place: placeforall
  play: { seed: seedfornobody, days: 10 }
  objectives: { share: { label: labelforall, note: noteforall, signs: [signforevaluators] } }
  teams: { top: { label: teamforall, seats: [upland], knows: [teamfactforupland] } }
  seats:
    upland: { people: [nameforall], aims: [aimforupland], redLines: [lineforupland], knows: [factforupland], told: toldforupland }
    mediator: { aims: [aimformediator], redLines: [lineformediator], knows: [factformediator], told: toldformediator }
  evaluators: { one: { name: watcherforall, objectives: [share] } }
  rules: [ruleforall]
  situation: [pastforall]
  told: starttoldforcell
  agenda: [{ at: 09:30, what: agendaforall, turn: 1 }]
sources:
  before: { title: sourceforall, published: 3 February 2030, leans: neither, reliability: B, note: sourcenotefornobody }
  later: { title: laterfornobody, published: March 2030, leans: neither, reliability: B, note: sourcenotefornobody }
evidence:
  before-p1: { source: before, paragraph: 4, statement: earlyclaimforall, credibility: 2 }
  later-p1: { source: later, paragraph: 1, statement: lateclaimfornobody, credibility: 2 }
injects:
  cart: { label: cartforcell, from: A farmer, to: All, delivery: meeting, text: carttextforcell, expected: cartexpectedforevaluators, at: 3, headline: cartheadlineforcell, judgement: written }
`;
const words = [...new Set(planned.match(/[a-z]+for(?:all|upland|mediator|cell|evaluators|nobody)\b/g))];
const readers: { readonly [handout: string]: readonly string[] } = {
  "situation-manual": ["all"],
  "map-and-ladders": ["all"],
  "feedback-form": ["all"],
  "seat-upland": ["all", "upland"],
  "seat-mediator": ["all", "mediator"],
  "evaluators-handbook": ["all", "upland", "mediator", "evaluators", "cell"],
  "controllers-handbook": ["all", "upland", "mediator", "evaluators", "cell"],
};

interface Faces {
  readonly name: string;
  readonly html: string;
  readonly markdown: string;
  readonly docx: string;
}
let handouts: readonly Faces[];
beforeAll(async () => {
  const model = createModel(loadChanged(planned).scenario);
  handouts = await Promise.all(
    handoutsOf(model, ["upland", "mediator"]).map(async ({ name, document }) => ({
      name,
      html: await renderHtml(document),
      markdown: renderMarkdown(document),
      docx: [...filesOfZip(await renderDocx(document)).values()].join("\n"),
    })),
  );
});

const face = (name: string, kind: "html" | "markdown" | "docx") =>
  handouts.find((one) => one.name === name)?.[kind] ?? "";

describe("the handouts of a planned exercise", () => {
  it("are a manual, a sheet, a brief for each seat, two handbooks and a form", () => {
    expect(handouts.map(({ name }) => name).sort()).toEqual(Object.keys(readers).sort());
    expect(words.length).toBeGreaterThan(25);
  });

  it.each(["html", "markdown", "docx"] as const)("tell nobody what is kept from that reader: %s", (kind) => {
    for (const { name } of handouts) {
      const text = face(name, kind);
      const told = words.filter((word) => text.includes(word));
      const foreign = told.filter((word) => !readers[name]?.includes(/for([a-z]+?)$/.exec(word)?.[1] ?? ""));
      expect([name, foreign]).toEqual([name, []]);
    }
  });

  it("tell each reader what is for that reader", () => {
    const has = (name: string, ...expected: readonly string[]) => {
      const text = face(name, "docx");
      expect([name, expected.filter((word) => !text.includes(word))]).toEqual([name, []]);
    };
    has(
      "situation-manual",
      "purposeforall",
      "placeforall",
      "labelforall",
      "ruleforall",
      "nameforall",
      "watcherforall",
      "agendaforall",
      "pastforall",
    );
    has("situation-manual", "earlyclaimforall", "sourceforall", "B2", "usually reliable, probably true");
    has("seat-upland", "aimforupland", "lineforupland", "factforupland", "toldforupland", "teamfactforupland");
    has("controllers-handbook", "starttoldforcell", "factformediator", "factforupland", "carttextforcell");
    has("evaluators-handbook", "signforevaluators", "cartexpectedforevaluators", "Unable to be performed");
    has("feedback-form", "labelforall");
  });

  it("have real headings, tables with repeated heads and page numbers in DOCX", () => {
    const docx = face("situation-manual", "docx");
    for (const part of [
      'w:val="Heading1"',
      'w:val="Heading2"',
      'w:val="Heading3"',
      "<w:tblHeader/>",
      ">PAGE<",
      ">NUMPAGES<",
    ])
      expect([part, docx.includes(part)]).toEqual([part, true]);
    expect(face("controllers-handbook", "docx")).toContain('w:orient="landscape"');
  });

  it("end a DOCX whose last table fills its sheet without another sheet", () => {
    const last = /<w:p>(?:(?!<w:p>)[\s\S])*<\/w:p><w:sectPr/;
    expect(last.exec(face("feedback-form", "docx"))?.[0]).toContain('w:line="20" w:lineRule="exact"');
  });

  it("name those whom an event is for", () => {
    const { scenario } = loadScenario("docs/examples/tavush-exercise.yaml");
    const handbook = handoutsOf(createModel(scenario), ["russia"]).find(({ name }) => name === "evaluators-handbook");
    if (handbook === undefined) throw new Error("no handbook");
    const text = renderMarkdown(handbook.document);
    expect(text).toContain("**Village shelled**<br>Armenia, Azerbaijan |");
    expect(text).toContain("**Leaked directive**<br>All |");
  });
});
