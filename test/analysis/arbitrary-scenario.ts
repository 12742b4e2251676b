/**
 * Scenarios that nobody would write: fast-check draws them over the whole resolved format, so that a rule which only
 * holds for sensible crises is found out. Everything is drawn as plain numbers first and given names afterwards, by
 * remainder, so that whatever is drawn or shrunk is a scenario the engine accepts.
 */
import fc from "fast-check";
import type {
  Actor,
  Assumption,
  Basis,
  Belief,
  Condition,
  Derived,
  Effect,
  Gauge,
  Inject,
  Milestone,
  Outcome,
  Posture,
  Quantity,
  Ratio,
  Scenario,
  Spread,
  State,
  Transition,
  Trigger,
} from "../../src/engine/index.js";
import { dateOfDay } from "../../src/engine/index.js";
import {
  type RawCondition,
  type RawQuantity,
  type RawScenario,
  type RawSpread,
  type rawBelief,
  type rawCurve,
  type rawEffect,
  type rawGauge,
  type rawInject,
  type rawMilestone,
  type rawPosture,
  type rawRatio,
  rawScenario,
  type rawTransition,
  share,
} from "./raw-scenario.js";

const noBasis: Basis = { evidence: [] };

// Ids that a careless look-up in a plain object would trip over are among them.
const actorIds = ["constructor", "north", "league"];
const postureIds = ["stance", "valueof", "voice"];
const stateIds = ["calm", "history", "grave", "then"];
const gaugeIds = ["tension", "length", "name"];
const milestoneIds = ["first", "constructor", "third"];
const injectIds = ["cable", "insult", "final", "prototype"];

/** Range of the assumptions that stand in for shares, ratios and small amounts, and of those that stand in for days. */
const small = { ids: ["boldness", "constructor"], range: [0.1, 1] as const };
const long = { ids: ["patience", "tempo"], range: [1, 12] as const };

/** Both of the small ones, and that not both: declared before what they are worked out from. */
const both = "both";
const doubt = "doubt";

const within = ([low, high]: readonly [number, number], at: number) => low + (high - low) * at;

/** Gives names and bounds to what was drawn. */
class Author {
  readonly #raw: RawScenario;
  readonly #postures: { readonly path: string; readonly states: readonly string[] }[] = [];
  readonly #happenings: string[] = [];
  readonly #gauges: readonly { readonly id: string; readonly min: number; readonly max: number }[];
  readonly #beliefs: ReadonlyMap<string, readonly Belief[]>;
  /** The actor whose transitions are being written. */
  #actor: string | undefined;

  constructor(raw: RawScenario) {
    this.#raw = raw;
    this.#gauges = raw.gauges.map(({ low, width }, index) => ({ id: gaugeIds[index]!, min: low, max: low + width }));
    raw.actors.forEach((postures, actor) => {
      postures.forEach(({ states, transitions }, posture) => {
        const path = `${actorIds[actor]}.${postureIds[posture]}`;
        this.#postures.push({ path, states: stateIds.slice(0, states) });
        for (const place of transitions.keys()) this.#happenings.push(`${path}.t${place}`);
      });
    });
    for (const place of raw.injects.keys()) this.#happenings.push(`inject.${injectIds[place]}`);
    this.#beliefs = new Map(raw.actors.map((_, actor) => [actorIds[actor]!, this.#beliefsOf(actor)]));
  }

  /** At most one about each posture of another actor, and each gauge. */
  #beliefsOf(actor: number): readonly Belief[] {
    const others = this.#postures.filter(({ path }) => !path.startsWith(`${actorIds[actor]}.`));
    const held = new Map<string, Belief>();
    for (const raw of this.#raw.beliefs[actor]!) {
      if (raw.gauge || others.length === 0) {
        const { id, min, max } = this.#gauges[raw.of % this.#gauges.length]!;
        held.set(id, this.#gaugeBelief(id, max - min, raw));
      } else {
        const { path, states } = others[raw.of % others.length]!;
        held.set(path, this.#postureBelief(path, states, raw));
      }
    }
    return [...held.values()];
  }

  #gaugeBelief(
    gauge: string,
    width: number,
    { delay, bias }: typeof rawBelief extends fc.Arbitrary<infer T> ? T : never,
  ): Belief {
    const days = delay === "none" || delay === null ? 0 : this.#days({ ...delay.low, share: delay.low.share / 5 }, 0);
    const added = bias === null ? 0 : this.#small(bias);
    return {
      gauge,
      ...(delay !== null && { delay: days }),
      ...(bias !== null && { bias: typeof added === "number" ? (added - 0.5) * width : added }),
      ...noBasis,
    };
  }

  #postureBelief(
    posture: string,
    states: readonly string[],
    { delay, error, mask, chance, initial }: typeof rawBelief extends fc.Arbitrary<infer T> ? T : never,
  ): Belief {
    const wrong = states.filter((_, state) => ((mask >> state) & 1) === 1);
    const rows = (wrong.length > 0 ? wrong : states.slice(0, 1)).map((state) => {
      const others = states.filter((other) => other !== state);
      const [first] = others;
      // An assumption may be 1, which leaves no chance for another state.
      const as =
        chance.named < 2
          ? [{ state: first!, chance: this.#small(chance) }]
          : others.map((other) => ({ state: other, chance: chance.share / others.length }));
      return { state, as };
    });
    return {
      posture,
      ...(delay !== null && { delay: delay === "none" ? 0 : this.#spread(delay, 0, 5) }),
      ...(error === "even" && { error: this.#small(chance) }),
      ...(error === "by-state" && { error: rows }),
      ...(initial !== null && { initial: states[initial % states.length]! }),
      ...noBasis,
    };
  }

  /** Whose belief is read of one of these, if anybody's. */
  #believer(which: number, ...subjects: readonly string[]): { readonly believer?: string } {
    const believers = [...this.#beliefs]
      .filter(([, held]) =>
        held.some((belief) => subjects.includes("posture" in belief ? belief.posture : belief.gauge)),
      )
      .map(([actor]) => actor);
    if (which === 0 || believers.length === 0) return {};
    if (which < 6) return this.#actor !== undefined && believers.includes(this.#actor) ? { believer: this.#actor } : {};
    return { believer: believers[which % believers.length]! };
  }

  /** Between 0.1 and 1, so that it will do as a chance, a rate, a ratio or an amount. */
  #small({ share, named }: RawQuantity): Quantity {
    if (named === 2) return { assumption: both };
    return named < 2 ? { assumption: small.ids[named]! } : share;
  }

  #days({ share, named }: RawQuantity, shortest: number): Quantity {
    return named < 2 ? { assumption: long.ids[named]! } : shortest + 15 * share;
  }

  /** In order whatever its assumptions are set to. */
  #spread({ kind, low, mode, high }: RawSpread, floor: number, scale: number): Spread {
    const place = (quantity: RawQuantity) => floor + scale * quantity.share;
    if (kind === 0) return place(low);
    if (kind === 1) return low.named < 4 ? { assumption: small.ids[low.named % 2]! } : place(low);
    const [least, middle, most] = [place(low), place(mode), place(high)].sort((a, b) => a - b) as [
      number,
      number,
      number,
    ];
    if (kind === 2) return [least, most];
    if (mode.named > 1) return [least, middle, most];
    return [Math.min(least, small.range[0]), { assumption: small.ids[mode.named]! }, Math.max(most, small.range[1])];
  }

  #happening(place: number): string {
    return this.#happenings[place % this.#happenings.length]!;
  }

  #condition(raw: RawCondition): Condition {
    switch (raw.kind) {
      case "posture": {
        const { path, states } = this.#postures[raw.posture % this.#postures.length]!;
        const chosen = states.filter((_, state) => ((raw.mask >> state) & 1) === 1);
        return {
          kind: "posture",
          posture: path,
          states: chosen.length > 0 ? chosen : [states[0]!],
          ...this.#believer(raw.believer, path),
        };
      }
      case "gauge": {
        const { id, min, max } = this.#gauges[raw.gauge % this.#gauges.length]!;
        return { kind: "gauge", gauge: id, ...this.#bounds(raw, min, max - min), ...this.#believer(raw.believer, id) };
      }
      case "day":
        return { kind: "day", ...this.#bounds(raw, 0, this.#raw.horizon) };
      case "reached":
        return { kind: "reached", milestone: milestoneIds[raw.milestone % this.#raw.milestones.length]! };
      case "date": {
        const at = dateOfDay("2020-02-20", Math.floor(raw.bound.share * this.#raw.horizon));
        return {
          kind: "date",
          ...(raw.ends !== 1 ? { min: at } : { max: at }),
          ...(raw.ends === 2 ? { max: "2021-01-01" } : {}),
        };
      }
      case "since":
        return { kind: "since", of: this.#occasion(raw), ...this.#bounds(raw, 0, 12) };
      case "count": {
        if (raw.which > 0) return { kind: "count", happening: this.#happening(raw.of), ...this.#bounds(raw, 0, 4) };
        const { path, states } = this.#postures[raw.of % this.#postures.length]!;
        return { kind: "entries", posture: path, state: states[raw.of % states.length]!, ...this.#bounds(raw, 0, 4) };
      }
      case "compare":
        return this.#compared(raw);
      case "not":
        return { kind: "not", of: this.#condition(raw.of) };
      default:
        return { kind: raw.kind, of: raw.of.map((part) => this.#condition(part)) };
    }
  }

  #occasion({ of, which, believer }: { readonly of: number; readonly which: number; readonly believer: number }) {
    if (which === 0) return { milestone: milestoneIds[of % this.#raw.milestones.length]! };
    if (which === 1) return { happening: this.#happening(of) };
    const { path, states } = this.#postures[of % this.#postures.length]!;
    const chosen = states.filter((_, state) => ((of >> state) & 1) === 1);
    return {
      posture: path,
      states: chosen.length > 0 ? chosen : [states[0]!],
      ...this.#believer(believer, path),
    };
  }

  /** Of a gauge that is alone there is nothing to compare it with. */
  #compared({
    of,
    which,
    ends,
    bound,
    believer,
  }: Extract<RawCondition, { kind: "date" | "since" | "count" | "compare" }>): Condition {
    const gauge = this.#gauges[of % this.#gauges.length]!;
    const other = this.#gauges[(of + 1) % this.#gauges.length]!;
    if (other.id === gauge.id) return { kind: "gauge", gauge: gauge.id, min: gauge.min };
    const by = bound.named === 0 ? { assumption: small.ids[0]! } : 20 * bound.share - 5;
    return {
      kind: "compare",
      gauge: gauge.id,
      side: ends === 0 ? "above" : "below",
      other: other.id,
      ...(which === 0 ? {} : { by }),
      ...this.#believer(believer, gauge.id, other.id),
    };
  }

  #bounds({ ends, bound }: { readonly ends: number; readonly bound: RawQuantity }, low: number, width: number) {
    const at: Quantity = bound.named === 0 ? { assumption: long.ids[0]! } : low + width * bound.share;
    return {
      ...(ends !== 1 ? { min: at } : {}),
      ...(ends === 1 ? { max: at } : {}),
      ...(ends === 2 ? { max: 60 } : {}),
    };
  }

  #effect({ gauge, spread, scale }: typeof rawEffect extends fc.Arbitrary<infer T> ? T : never): Effect {
    // To a derived gauge nothing can be added.
    const own = this.#gauges.filter((_, place) => this.#derivedAt(place) === null);
    return {
      gauge: own[gauge % own.length]!.id,
      add: this.#spread(spread, -8, 18),
      ...(scale === null ? {} : { scale: this.#curve(scale, 3, -1) }),
    };
  }

  /** The first gauge has a life of its own. */
  #derivedAt(place: number): "sum" | "product" | "min" | "max" | null {
    return place === 0 ? null : (this.#raw.gauges[place]!.derived as "sum" | "product" | "min" | "max" | null);
  }

  #curve({ gauge, points }: typeof rawCurve extends fc.Arbitrary<infer T> ? T : never, scale: number, floor: number) {
    const { id, min, max } = this.#gauges[gauge % this.#gauges.length]!;
    const step = (max - min + 1) / points.length;
    const curve = points.map((point, place) => {
      const small = this.#small(point);
      return [
        min + step * (place + point.share / 2),
        typeof small === "number" ? floor + scale * small : small,
      ] as const;
    });
    return { gauge: id, curve };
  }

  #derived(kind: "sum" | "product" | "min" | "max", place: number): Derived {
    const of = this.#gauges.slice(0, place).map(({ id }) => id);
    if (kind === "sum") return { sum: of.map((gauge, index) => ({ gauge, weight: 1.5 - index })) };
    return kind === "product" ? { product: of } : kind === "min" ? { min: of } : { max: of };
  }

  #ratio(raw: typeof rawRatio extends fc.Arbitrary<infer T> ? T : never, ofOdds: boolean): Ratio {
    const label = raw.kind;
    // Odds may not be multiplied by 0.
    const factor = (drawn: RawQuantity): Quantity => {
      const small = this.#small(drawn);
      return typeof small === "number" && ofOdds ? small + 0.001 : small;
    };
    const quantity = factor(raw.quantity);
    if (raw.kind === "condition") {
      const ratio = typeof quantity === "number" ? 4 * quantity : quantity;
      return { kind: "condition", label, when: this.#condition(raw.when), ratio, ...noBasis };
    }
    if (raw.kind === "assumption") {
      const { named } = raw.quantity;
      return { kind: "assumption", label, assumption: named === 2 ? both : small.ids[named % 2]!, ...noBasis };
    }
    const { id, min, max } = this.#gauges[raw.gauge % this.#gauges.length]!;
    const step = (max - min + 1) / raw.points.length;
    const curve = raw.points.map((point, place) => [min + step * (place + point.share / 2), factor(point)] as const);
    return { kind: "curve", label, gauge: id, curve, ...this.#believer(1, id), ...noBasis };
  }

  #trigger(raw: typeof rawTransition extends fc.Arbitrary<infer T> ? T : never): Trigger {
    const stages = raw.shape === null ? {} : { shape: raw.shape };
    switch (raw.kind) {
      case "wait":
        return { kind: "hazard", wait: this.#days(raw.quantity, 0.2), ...stages };
      case "rate":
        return { kind: "hazard", rate: this.#small({ ...raw.quantity, share: 0.05 + raw.quantity.share }), ...stages };
      case "response": {
        const on = [...new Set(raw.on.map((place) => this.#happening(place)))];
        const { named } = raw.quantity;
        const chance = named === 3 ? { assumption: doubt } : this.#small(raw.quantity);
        return { kind: "response", on, chance: named > 5 ? 1 : chance };
      }
      default:
        return { kind: "timeout", after: this.#spread(raw.spread, 0.1, 9) };
    }
  }

  #transition(path: string, states: readonly string[], place: number): Transition {
    const [actor, id] = path.split(".") as [string, string];
    const posture = this.#raw.actors[actorIds.indexOf(actor)]![postureIds.indexOf(id)]!;
    const raw = posture.transitions[place]!;
    // The first of a posture leads out of where it begins, by chance and at any time, or too many runs would stand still.
    const first = place === 0;
    const trigger = this.#trigger(first ? { ...raw, kind: "wait" } : raw);
    const from = first ? [...raw.from, posture.initial] : raw.from;
    return {
      id: `t${place}`,
      path: `${path}.t${place}`,
      from: [...new Set(from.map((state) => states[state % states.length]!))],
      ...(raw.outcomes === null
        ? { to: states[raw.to % states.length]! }
        : { outcomes: raw.outcomes.map((outcome, index) => this.#outcome(states, outcome, index)) }),
      trigger,
      ...(raw.when === null || first ? {} : { when: this.#condition(raw.when) }),
      ratios:
        trigger.kind === "timeout" ? [] : raw.ratios.map((ratio) => this.#ratio(ratio, trigger.kind === "response")),
      effects: raw.effects.map((effect) => this.#effect(effect)),
      ...(raw.order === 0 ? { order: { label: `Order ${place}` } } : {}),
      ...(raw.act === 0 ? { event: { cameo: "0256", target: actorIds[0]!, goldstein: -2.5 } } : {}),
      // Of what is coded as an act and is no order, some is not its actor's will.
      ...(raw.act === 0 && raw.order !== 0 && raw.quantity.named > 4 ? { involuntary: "Nobody's will" } : {}),
      headline: `${path} ${place}`,
      ...(raw.act === 1 ? { visibility: [actor] } : {}),
      ...noBasis,
    };
  }

  #outcome(
    states: readonly string[],
    raw: NonNullable<(typeof rawTransition extends fc.Arbitrary<infer T> ? T : never)["outcomes"]>[number],
    place: number,
  ): Outcome {
    return {
      id: `o${place}`,
      to: states[raw.to % states.length]!,
      // Not 0 at first, or one that breaks the run would be drawn too often.
      weight: place === 0 ? 0.5 + raw.weight.share : this.#small(raw.weight),
      ratios: raw.ratios.map((ratio) => this.#ratio(ratio, true)),
      effects: raw.effects.map((effect) => this.#effect(effect)),
      ...(raw.act === 0 ? { event: { cameo: "112" } } : {}),
      headline: `outcome ${place}`,
      ...noBasis,
    };
  }

  #posture(actor: string, raw: typeof rawPosture extends fc.Arbitrary<infer T> ? T : never, place: number): Posture {
    const id = postureIds[place]!;
    const path = `${actor}.${id}`;
    this.#actor = actor;
    const ids = stateIds.slice(0, raw.states);
    const states = ids.map(
      (state, index): State => ({
        id: state,
        label: state,
        rung: index,
        effects: raw.entry
          .filter((entry) => entry.state % ids.length === index)
          .map(({ effect }) => this.#effect(effect)),
        final: false,
      }),
    );
    const transitions = raw.transitions.map((_, index) => this.#transition(path, ids, index));
    this.#actor = undefined;
    return { id, path, label: path, initial: ids[raw.initial % ids.length]!, states, transitions };
  }

  #gauge(raw: typeof rawGauge extends fc.Arbitrary<infer T> ? T : never, place: number): Gauge {
    const { id, min, max } = this.#gauges[place]!;
    const kind = this.#derivedAt(place);
    if (kind !== null)
      return { id, label: id, min, max, derived: this.#derived(kind, place), drift: [], calming: false, ...noBasis };
    return {
      id,
      label: id,
      min,
      max,
      initial: this.#initial(min, max, raw.initial),
      ...(raw.baseline === null ? {} : { baseline: within([min, max], raw.baseline) }),
      ...(raw.baseline === null || raw.settle === null ? {} : { settle: this.#days(raw.settle, 1) }),
      drift: raw.drift.map(({ when, quantity, curve }) => ({
        ...(when === null ? {} : { when: this.#condition(when) }),
        perDay:
          curve !== null
            ? this.#curve(curve, 8, -4)
            : typeof this.#small(quantity) === "number"
              ? 6 * quantity.share - 3
              : this.#small(quantity),
        ...noBasis,
      })),
      calming: false,
      ...noBasis,
    };
  }

  #initial(min: number, max: number, share: number): Quantity {
    const fits = min <= small.range[0] && max >= small.range[1];
    return fits && share > 0.9 ? { assumption: small.ids[0]! } : within([min, max], share);
  }

  #inject(raw: typeof rawInject extends fc.Arbitrary<infer T> ? T : never, place: number): Inject {
    const id = injectIds[place]!;
    const at: Quantity = raw.named === 0 ? { assumption: long.ids[0]! } : raw.at * this.#raw.horizon * 1.1;
    return {
      id,
      label: id,
      from: "control",
      to: "all",
      delivery: "press",
      text: id,
      ...(raw.kind === "at" ? { schedule: { at } } : {}),
      ...(raw.kind === "when" ? { schedule: { when: this.#condition(raw.when) } } : {}),
      historical: raw.historical,
      effects: raw.effects.map((effect) => this.#effect(effect)),
      event: { cameo: "112" },
      headline: id,
      ...noBasis,
    };
  }

  /** Those with a time stand in for hazards that are left; a hazard is replaced once. */
  #injects(actors: readonly Actor[]): Inject[] {
    const transitions = actors.flatMap(({ postures }) => postures.flatMap((posture) => posture.transitions));
    const left = transitions.filter(({ trigger }) => trigger.kind === "hazard").map(({ path }) => path);
    return this.#raw.injects.map((raw, place) => {
      const inject = this.#inject(raw, place);
      if (raw.kind !== "at") return inject;
      const replaces = raw.replaces.slice(0, left.length).map((at) => left.splice(at % left.length, 1)[0]!);
      if (replaces.length === 0) return inject;
      return { ...inject, replaces, ...(raw.forGood && { forGood: true as const }) };
    });
  }

  /** How an assumption is drawn; some share the draw of the one before. */
  #draw(place: number, named: readonly { readonly id: string }[]): Pick<Assumption, "distribution" | "with"> {
    const { distribution, with: how } = this.#raw.draws[place]!;
    if (distribution === null) return {};
    const before = place > 0 && this.#raw.draws[place - 1]!.distribution !== null ? named[place - 1]! : null;
    if (before === null || how === "itself") return { distribution };
    return { distribution, with: { assumption: before.id, ...(how === "opposed" && { opposed: true }) } };
  }

  #derivedAssumptions(values: readonly number[]): readonly Assumption[] {
    const product = values[0]! * values[1]!;
    const [low, high] = small.range.map((end) => end * end) as [number, number];
    const rest = { note: "Made up.", ...noBasis };
    const derived = { product: [...small.ids] };
    return [
      { id: doubt, label: doubt, value: 1 - product, range: [1 - high, 1 - low], derived: { oneMinus: both }, ...rest },
      { id: both, label: both, value: product, range: [low, high], derived, ...rest },
    ];
  }

  #milestone(raw: typeof rawMilestone extends fc.Arbitrary<infer T> ? T : never, place: number): Milestone {
    const id = milestoneIds[place]!;
    const waits =
      raw.when === null
        ? { on: [...new Set(raw.on.map((happening) => this.#happening(happening)))] }
        : { when: this.#condition(raw.when) };
    return { id, label: id, headline: id, ...waits, ...noBasis };
  }

  scenario(): Scenario {
    const { horizon, assumptions, variants, gauges, actors, milestones, endings, runaway } = this.#raw;
    const named = [...small.ids.map((id) => ({ id, ...small })), ...long.ids.map((id) => ({ id, ...long }))];
    const played = actors.map(
      (postures, actor): Actor => ({
        id: actorIds[actor]!,
        label: actorIds[actor]!,
        short: "AAA",
        postures: postures.map((posture, place) => this.#posture(actorIds[actor]!, posture, place)),
        ...(this.#beliefs.get(actorIds[actor]!)!.length > 0 && { beliefs: this.#beliefs.get(actorIds[actor]!)! }),
      }),
    );
    return {
      format: 2,
      id: "arbitrary",
      title: "Arbitrary",
      summary: "Nobody wrote this.",
      start: "2020-02-20",
      horizon,
      turn: 7,
      assumptions: [
        ...this.#derivedAssumptions(named.map(({ range }, place) => within(range, assumptions[place]!))),
        ...named.map(({ id, range }, place) => ({
          id,
          label: id,
          value: within(range, assumptions[place]!),
          range,
          ...this.#draw(place, named),
          note: "Made up.",
          ...noBasis,
        })),
      ],
      gauges: gauges.map((gauge, place) => this.#gauge(gauge, place)),
      actors: [...played, ...(runaway ? [echoChamber] : [])],
      injects: this.#injects(played),
      milestones: milestones.map((milestone, place) => this.#milestone(milestone, place)),
      endings: endings.map(({ early, day, when }, place) => ({
        id: place === 0 ? "peace" : "constructor",
        label: "End",
        headline: "End",
        // Most endings wait a while, or most runs would be over before anything happened.
        when: { kind: "all", of: [{ kind: "day", min: early ? 0 : 6 + 30 * day }, this.#condition(when)] },
        ...noBasis,
      })),
      history: [{ milestone: milestoneIds[0]!, date: "2020-02-25", evidence: [], publicRecord: true }],
      variants: variants.map((values, place) => ({
        id: `v${place}`,
        label: `v${place}`,
        note: "Made up.",
        evidence: [],
        set: Object.fromEntries(named.map(({ id, range }, index) => [id, within(range, values[index]!)])),
      })),
      sources: [],
      claims: [],
    };
  }
}

const echo = (id: string, trigger: Trigger): Transition => ({
  id,
  path: `echo.hall.${id}`,
  from: ["calm", "grave"],
  to: "grave",
  trigger,
  ratios: [],
  effects: [],
  headline: id,
  ...noBasis,
});

/** Two responses that answer each other for ever, once a hazard has set them off. */
const echoChamber: Actor = {
  id: "echo",
  label: "Echo",
  short: "ECH",
  postures: [
    {
      id: "hall",
      path: "echo.hall",
      label: "Hall",
      initial: "calm",
      states: ["calm", "grave"].map((id) => ({ id, label: id, effects: [], final: false })),
      transitions: [
        echo("shout", { kind: "hazard", wait: 20 }),
        echo("first", { kind: "response", on: ["echo.hall.shout", "echo.hall.second"], chance: 1 }),
        echo("second", { kind: "response", on: ["echo.hall.first"], chance: 0.999 }),
      ],
    },
  ],
};

/** Any resolved scenario: all triggers, conditions, ratios, spreads, injects, milestones and endings of the format. */
export const arbitraryScenario: fc.Arbitrary<Scenario> = rawScenario.map((raw) => new Author(raw).scenario());

/** How one run is played: with which values and seats, in steps of which sizes, and what is done by hand between. */
export interface Script {
  readonly seed: string;
  readonly run: number;
  readonly variant: number;
  readonly set: number | null;
  readonly seats: number;
  readonly historical: boolean;
  /** Days of each step; taken again from the first when all are used. */
  readonly steps: readonly number[];
  /** One a step: picks an order or an inject, or none. */
  readonly choices: readonly number[];
}

export const arbitraryScript: fc.Arbitrary<Script> = fc.record({
  seed: fc.constantFrom("1", "2", "11", "x-1_a"),
  run: fc.nat(1000),
  variant: fc.nat(5),
  set: fc.option(share, { nil: null }),
  seats: fc.nat(7),
  historical: fc.boolean(),
  steps: fc.array(
    share.map((part) => 0.05 + 4 * part),
    { minLength: 1, maxLength: 6 },
  ),
  choices: fc.array(fc.nat(99), { minLength: 1, maxLength: 10 }),
});

/** What a script asks of createModel. */
export function modelOptionsOf(scenario: Scenario, { variant, set }: Script) {
  return {
    variant: scenario.variants[variant]?.id ?? null,
    set: set === null ? {} : { [small.ids[0]!]: within(small.range, set) },
  };
}

/** What a script asks of createWorld. */
export function worldOptionsOf(scenario: Scenario, { seed, run, seats, historical }: Script) {
  const seated = scenario.actors.filter((_, actor) => ((seats >> actor) & 1) === 1).map(({ id }) => id);
  return { seed, run, historical, seats: seated };
}

/** Every assumption has a distribution but those that follow others. */
export const allDrawn = (scenario: Scenario): Scenario => ({
  ...scenario,
  assumptions: scenario.assumptions.map((assumption) =>
    assumption.derived === undefined ? { distribution: "uniform", ...assumption } : assumption,
  ),
});

/** The scenario with a mechanism, M1, that every third element which may belong to one belongs to. */
export function withMechanism(scenario: Scenario): Scenario {
  let place = 0;
  const tag = <Element>(element: Element): Element => {
    place += 1;
    return place % 3 === 0 ? { ...element, mechanism: ["M1"] } : element;
  };
  const each = <Element extends { readonly effects: readonly Effect[]; readonly ratios?: readonly Ratio[] }>(
    one: Element,
  ) => ({
    ...one,
    effects: one.effects.map(tag),
    ...(one.ratios !== undefined && { ratios: one.ratios.map(tag) }),
  });
  return {
    ...scenario,
    mechanisms: [{ id: "M1", title: "Every third", evidence: [] }],
    gauges: scenario.gauges.map((gauge) => ({
      ...(gauge.derived === undefined ? tag(gauge) : gauge),
      drift: gauge.drift.map(tag),
    })),
    injects: scenario.injects.map((inject) => tag(each(inject))),
    actors: scenario.actors.map((actor) => ({
      ...actor,
      postures: actor.postures.map((posture) => ({
        ...posture,
        states: posture.states.map(each),
        transitions: posture.transitions.map((transition) => ({
          ...tag(each(transition)),
          ...(transition.outcomes !== undefined && { outcomes: transition.outcomes.map(each) }),
        })),
      })),
    })),
  };
}
