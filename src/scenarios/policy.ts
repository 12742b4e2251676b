/**
 * Policy files: how seats are played where nobody sits at them. Read, checked against the scenario, and placed: whatever is wrong has its
 * file, line and column.
 */
import { z } from "zod";
import type { Condition, Policies, Problem, Scenario, SeatRules } from "../engine/index.js";
import { isVoluntary, ScenarioError, willOf } from "../engine/index.js";
import { unknownName } from "./condition-parts.js";
import { readCondition } from "./conditions.js";
import { type ConditionFile, condition, id } from "./format-values.js";
import type { Names } from "./names.js";
import { parseTree } from "./parse.js";
import { type Finding, type PlacedProblem, placeFinding, renderFound, reportTo } from "./problem.js";
import { readText } from "./read.js";
import { type MapTree, type Path, plainOf, valueAt } from "./tree.js";

const shapes = "hold, as-model, or {every: days, orders: [rules], allow: all or a list}";
const order = z.string("an order: the path of a transition, such as turkey.voice.soften");
const rule = z.strictObject({ when: condition.exactOptional(), order }, "a rule: {when: condition, order: transition}");
const rules = z.strictObject(
  {
    every: z.int("whole days from 1 to 365").min(1).max(365).exactOptional(),
    orders: z.array(rule, "a list of rules: {when: condition, order: transition}").max(200),
    allow: z
      .union(
        [z.literal("all"), z.array(z.string("the path of a transition")).max(1000)],
        "all, or a list of transitions",
      )
      .exactOptional(),
  },
  shapes,
);
const policy = z.union([z.literal(["hold", "as-model"]), rules], shapes);
const policyFormat = z.strictObject(
  { seats: z.record(id, policy, "a map of actors to policies, such as {russia: hold}") },
  "a map with the key seats: {seats: {russia: hold}}",
);

type PolicyFile = z.infer<typeof policyFormat>;

/** Reads a policy file for a scenario. Throws ScenarioError with everything that is wrong with it. */
export function loadPolicies(file: string, scenario: Scenario): Policies {
  const { text, problems: unread } = readText(file, file);
  if (text === undefined || unread.length > 0) throw failed(unread, text);
  const { tree, problems } = parseTree(text, file);
  if (tree === undefined || problems.some(({ severity }) => severity === "error")) throw failed(problems, text);
  const findings: Finding[] = [];
  const parsed = policyFormat.safeParse(plainOf(tree));
  if (!parsed.success) findings.push(...parsed.error.issues.map((issue) => shapeFinding(issue, tree)));
  const policies = parsed.success ? resolve(parsed.data, scenario, (finding) => findings.push(finding)) : {};
  if (findings.length > 0)
    throw failed(
      findings.map((finding) => placeFinding(finding, tree)),
      text,
    );
  return policies;
}

function failed(problems: readonly Problem[], text = ""): ScenarioError {
  const lines = text.split("\n");
  return new ScenarioError(
    problems.map((problem): PlacedProblem => {
      const excerpt = lines[(problem.place?.line ?? 0) - 1];
      return excerpt === undefined || excerpt.trim() === "" ? problem : { ...problem, excerpt };
    }),
  );
}

/** What zod found, of a union what the author most likely meant: a map is a table of rules. */
function shapeFinding(issue: z.core.$ZodIssue, tree: MapTree, base: Path = []): Finding {
  const path: Path = [...base, ...issue.path.map((part) => (typeof part === "number" ? part : String(part)))];
  const value = valueAt(tree, path);
  if (issue.code === "invalid_union" && value?.kind === "map") {
    const [inner] = issue.errors.at(-1) ?? [];
    if (inner !== undefined) return shapeFinding(inner, tree, path);
  }
  if (issue.code === "unrecognized_keys") {
    const [key = ""] = issue.keys;
    return {
      severity: "error",
      path: [...path, key],
      at: "key",
      message: `There is no “${key}” here`,
      expected: path.length === 0 ? "seats" : path.length > 3 ? "when, order" : "every, orders, allow",
    };
  }
  if (value === undefined)
    return { severity: "error", path, message: `“${String(path.at(-1))}” is missing`, expected: issue.message };
  return {
    severity: "error",
    path,
    message: "This is not what a policy has here",
    found: renderFound(value),
    expected: issue.message,
  };
}

function resolve({ seats }: PolicyFile, scenario: Scenario, take: (finding: Finding) => void): Policies {
  const names = namesOf(scenario);
  const report = reportTo(take);
  const found = Object.entries(seats).flatMap(([actor, file]): [string, "hold" | SeatRules][] => {
    const path = ["seats", actor];
    if (!names.actors.has(actor)) {
      report({ ...unknownName("actor", actor, names.actors, path), at: "key" });
      return [];
    }
    if (file === "as-model") return [];
    if (file === "hold") return [[actor, "hold"]];
    const acts = actsOf(scenario, actor);
    const orderable = acts.flatMap(({ path: act, own }) => (own ? [act] : []));
    const all = acts.map(({ path: act }) => act);
    const orders = file.orders.map(({ when, order: transition }, place) => {
      const at = [...path, "orders", place];
      if (!orderable.includes(transition)) report(unknownName("order", transition, orderable, [...at, "order"]));
      const read = when === undefined ? undefined : readWhen(when, [...at, "when"], actor);
      return { ...(read === undefined ? {} : { when: read }), order: transition };
    });
    const asked = file.allow === "all" ? all : (file.allow ?? []);
    for (const [place, act] of asked.entries())
      if (!all.includes(act)) report(unknownName("act", act, all, [...path, "allow", place]));
    // In the order of the scenario, so that the same policies are one study.
    const allow = all.filter((act) => asked.includes(act));
    return [[actor, { every: file.every ?? scenario.turn, orders, ...(allow.length > 0 && { allow }) }]];
  });
  // In one order, however it was written, so that the same policies are one study.
  return Object.fromEntries(found.sort(([one], [other]) => (one < other ? -1 : 1)));

  /** As the seat sees it, where it holds beliefs. */
  function readWhen(when: ConditionFile, path: Path, actor: string): Condition | undefined {
    return readCondition(when, path, names, report, actor);
  }
}

/** Transitions that are an actor's will, in declaration order, and whether they move postures of its own, so that it may order them. */
function actsOf({ actors }: Scenario, actor: string): readonly { readonly path: string; readonly own: boolean }[] {
  return actors.flatMap(({ id: owner, postures }) =>
    postures
      .flatMap(({ transitions }) => transitions)
      .flatMap((transition) =>
        isVoluntary(transition) && willOf(transition, owner) === actor
          ? [{ path: transition.path, own: owner === actor }]
          : [],
      ),
  );
}

/** The names of a scenario that has been resolved. */
function namesOf({ actors, gauges, injects, assumptions, milestones, sources, claims }: Scenario): Names {
  const ids = (list: readonly { readonly id: string }[]) => new Set(list.map((one) => one.id));
  const postures = actors.flatMap((actor) => actor.postures);
  return {
    actors: ids(actors),
    postures: new Map(postures.map(({ path, states }) => [path, states.map((state) => state.id)])),
    happenings: new Set([
      ...postures.flatMap(({ transitions }) => transitions.map(({ path }) => path)),
      ...injects.map((inject) => `inject.${inject.id}`),
    ]),
    gauges: ids(gauges),
    beliefs: new Map(
      actors.map(({ id: actor, beliefs = [] }) => [
        actor,
        new Set(beliefs.map((belief) => ("posture" in belief ? belief.posture : belief.gauge))),
      ]),
    ),
    assumptions: ids(assumptions),
    milestones: ids(milestones),
    mechanisms: new Set(),
    sources: ids(sources),
    claims: ids(claims),
  };
}
