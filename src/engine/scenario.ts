/**
 * Types of a resolved scenario: imports merged, defaults filled in, ids explicit. Ordered things are arrays, because
 * declaration order breaks ties and so belongs in the scenario's hash. src/scenarios resolves scenario files into it.
 */

/** A number, or an assumption that supplies it. */
export type Quantity = number | { readonly assumption: string };

/** One value, a uniform range [low, high], or a triangular range [low, mode, high]. */
export type Spread = Quantity | readonly [Quantity, Quantity] | readonly [Quantity, Quantity, Quantity];

/** Sources of a number or transition: claims of the evidence register, or a judgement. */
export interface Basis {
  /** Ids of claims, possibly empty. */
  readonly evidence: readonly string[];
  /** One line of reasoning, if no document gives the number. */
  readonly judgement?: string;
}

export type Condition =
  | { readonly kind: "posture"; readonly posture: string; readonly states: readonly string[] }
  | { readonly kind: "gauge"; readonly gauge: string; readonly min?: Quantity; readonly max?: Quantity }
  | { readonly kind: "day"; readonly min?: Quantity; readonly max?: Quantity }
  | { readonly kind: "reached"; readonly milestone: string }
  | { readonly kind: "all"; readonly of: readonly Condition[] }
  | { readonly kind: "any"; readonly of: readonly Condition[] }
  | { readonly kind: "not"; readonly of: Condition };

/** A factor on a hazard rate (proportional hazards; Cox 1972). */
export type Ratio = Basis & {
  /** Shown beside the factor; never empty. */
  readonly label: string;
} & (
    | { readonly kind: "condition"; readonly when: Condition; readonly ratio: Quantity }
    | { readonly kind: "curve"; readonly gauge: string; readonly curve: readonly (readonly [number, Quantity])[] }
    | { readonly kind: "assumption"; readonly assumption: string }
  );

/** Added to a gauge, in its units. */
export interface Effect {
  readonly gauge: string;
  readonly add: Spread;
}

/** What makes a transition happen. */
export type Trigger =
  /** Fires at random. Exactly one of `wait` (mean waiting time in days) and `rate` (occurrences per day) is given. */
  | { readonly kind: "hazard"; readonly wait: Quantity }
  | { readonly kind: "hazard"; readonly rate: Quantity }
  /**
   * Responds at once to transitions (`actor.posture.transition`) or injects (`inject.id`), with probability `chance`.
   */
  | { readonly kind: "response"; readonly on: readonly string[]; readonly chance: Quantity }
  /** Fires a number of days after the state is entered, unless the state is left before. */
  | { readonly kind: "timeout"; readonly after: Spread };

/** A public act, coded as event data. */
export interface PublicAct {
  /** CAMEO code; a string because leading zeros count. */
  readonly cameo: string;
  /** Actor acted upon, by actor id. */
  readonly target?: string;
  /** Goldstein (1992) conflict-cooperation score, −10 to 10. */
  readonly goldstein?: number;
}

export interface Transition extends Basis {
  /** Unique within its posture. */
  readonly id: string;
  /** `actor.posture.transition`: names the transition everywhere, and keys its random stream. */
  readonly path: string;
  /** State ids, at least one. */
  readonly from: readonly string[];
  readonly to: string;
  readonly trigger: Trigger;
  readonly when?: Condition;
  /** Factors on the rate; only hazards have any. */
  readonly ratios: readonly Ratio[];
  readonly effects: readonly Effect[];
  /** Present if a seat may order this transition. */
  readonly order?: { readonly label: string; readonly brief?: string };
  readonly event?: PublicAct;
  readonly headline: string;
  /** Actor ids that learn of it; absent means everyone. */
  readonly visibility?: readonly string[];
}

export interface State {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  /** Rung on the posture's ladder, calm to grave, from 0. */
  readonly rung?: number;
  /** COW hostility level: 1 none, 2 threat, 3 display, 4 use of force, 5 war. */
  readonly hostility?: number;
  /** Added to gauges on every entry. */
  readonly effects: readonly Effect[];
  /** Intended to be terminal: no transition need leave it. */
  readonly final: boolean;
}

export interface Posture {
  readonly id: string;
  /** `actor.posture` */
  readonly path: string;
  readonly label: string;
  readonly description?: string;
  readonly initial: string;
  readonly states: readonly State[];
  readonly transitions: readonly Transition[];
}

export interface Actor {
  readonly id: string;
  readonly label: string;
  /** Abbreviation of two to four capitals, for narrow columns. */
  readonly short: string;
  readonly description?: string;
  readonly postures: readonly Posture[];
}

export interface Gauge extends Basis {
  readonly id: string;
  readonly label: string;
  readonly unit?: string;
  readonly description?: string;
  readonly min: number;
  readonly max: number;
  readonly initial: Quantity;
  readonly baseline?: Quantity;
  /** Days; each day closes 1/settle of the gap to the baseline. Requires `baseline`. */
  readonly settle?: Quantity;
  readonly drift: readonly (Basis & { readonly when?: Condition; readonly perDay: Quantity })[];
  /** True if a higher value is calmer; colours are then reversed. */
  readonly calming: boolean;
  /** Actor ids that may see it; absent means everyone. */
  readonly visibility?: readonly string[];
}

export interface Assumption extends Basis {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  /** Lowest and highest defensible value. */
  readonly range: readonly [number, number];
  readonly note: string;
}

/** An event from outside the model. The list of them is the MSEL. */
export interface Inject extends Basis {
  readonly id: string;
  readonly label: string;
  readonly from: string;
  readonly to: string;
  /** Medium: phone, press, cable, in person … */
  readonly delivery: string;
  /** What the players read. */
  readonly text: string;
  readonly expected?: string;
  readonly objective?: string;
  /** `at` in days from the start; `when` fires the first time it holds. Absent: fired by the facilitator only. */
  readonly schedule?: { readonly at: Quantity } | { readonly when: Condition };
  /** Part of the historical calendar: off in free play by default. */
  readonly historical: boolean;
  readonly effects: readonly Effect[];
  readonly event?: PublicAct;
  readonly headline: string;
}

export interface Milestone extends Basis {
  readonly id: string;
  readonly label: string;
  readonly headline: string;
  /** Reached the first time this holds … */
  readonly when?: Condition;
  /** … or the first time one of these transitions or injects happens. Exactly one of the two is given. */
  readonly on?: readonly string[];
}

export interface Ending extends Basis {
  readonly id: string;
  readonly label: string;
  readonly headline: string;
  readonly when: Condition;
}

/** A historical milestone, for the backtest. */
export interface HistoryEntry {
  readonly milestone: string;
  /** ISO date; absent if it did not happen within the horizon. */
  readonly date?: string;
  readonly evidence: readonly string[];
  /** True if the date is public record rather than from a source document. */
  readonly publicRecord: boolean;
  readonly note?: string;
}

export interface Variant {
  readonly id: string;
  readonly label: string;
  readonly note: string;
  readonly evidence: readonly string[];
  /** Assumption id to value. */
  readonly set: Readonly<Record<string, number>>;
}

export interface Source {
  readonly id: string;
  readonly title: string;
  readonly published: string;
  readonly leans: string;
  /** Admiralty reliability, A–F. */
  readonly reliability: string;
  readonly note: string;
}

export interface Claim {
  readonly id: string;
  readonly source: string;
  readonly paragraph: number;
  /** A paraphrase, never a quotation. */
  readonly statement: string;
  /** Figures as the source writes them. */
  readonly figures: readonly string[];
  /** Admiralty credibility, 1–6. */
  readonly credibility: number;
  readonly note?: string;
  /** Ids of contradicting claims. */
  readonly contradicts: readonly string[];
}

export interface Scenario {
  readonly format: 1;
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** ISO date of day 0. */
  readonly start: string;
  /** Days of play. */
  readonly horizon: number;
  /** Days between two decision points of the seats. */
  readonly turn: number;
  readonly assumptions: readonly Assumption[];
  readonly gauges: readonly Gauge[];
  readonly actors: readonly Actor[];
  readonly injects: readonly Inject[];
  readonly milestones: readonly Milestone[];
  readonly endings: readonly Ending[];
  readonly history: readonly HistoryEntry[];
  readonly variants: readonly Variant[];
  readonly sources: readonly Source[];
  readonly claims: readonly Claim[];
}
