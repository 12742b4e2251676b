/**
 * `faultline diagram`: the statecharts of a scenario, or of one actor, as a picture or for another tool.
 */
import { say } from "../catalogue/index.js";
import type { Actor, Scenario } from "../engine/index.js";
import {
  actorDot,
  actorMermaid,
  actorStatechart,
  drawSvg,
  scenarioDot,
  scenarioMermaid,
  scenarioStatechart,
} from "../report/index.js";
import { UsageError, whatItHas } from "./failure.js";
import { openOutFiles } from "./out-file.js";
import { jsonPage } from "./output.js";
import { formatFor, writePage } from "./page.js";
import { openScenario } from "./prepare.js";

export interface DiagramOptions {
  readonly format?: "svg" | "dot" | "mermaid" | "xstate";
  readonly out?: string;
}

function findActor(scenario: Scenario, id: string): Actor {
  const actor = scenario.actors.find((candidate) => candidate.id === id);
  if (actor !== undefined) return actor;
  const known = scenario.actors.map((candidate) => candidate.id);
  throw new UsageError(say("cli.unknown-actor", { scenario: scenario.id, actor: id }), whatItHas(known, id));
}

export async function diagram(name: string, actorId: string | undefined, options: DiagramOptions): Promise<void> {
  const { scenario, files } = await openScenario(name);
  const actor = actorId === undefined ? undefined : findActor(scenario, actorId);
  const format = formatFor(options.format, options.out, [
    ["svg", ".svg"],
    ["dot", ".dot"],
    ["dot", ".gv"],
    ["mermaid", ".mmd"],
    ["xstate", ".json"],
  ]);
  const { out } = openOutFiles({ out: options.out }, files);
  const dot = () => (actor === undefined ? scenarioDot(scenario) : actorDot(actor));
  switch (format) {
    case "svg":
      return writePage(await drawSvg(dot()), out);
    case "dot":
      return writePage(dot(), out);
    case "mermaid":
      return writePage(actor === undefined ? scenarioMermaid(scenario) : actorMermaid(actor), out);
    case "xstate": {
      const chart = actor === undefined ? scenarioStatechart(scenario) : actorStatechart(scenario, actor);
      return writePage(`${jsonPage(chart)}\n`, out);
    }
  }
}
