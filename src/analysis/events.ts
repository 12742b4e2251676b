/**
 * Public acts of simulated runs as event data: one JSON line per act, with CAMEO code and Goldstein score, so that they
 * can be laid beside observed events. docs/event-data.md says what each field is and whose name it bears.
 */
import { dateOfDay, headlineNow, type Listener, type Model, type World } from "../engine/index.js";
import type { Moment, RunListener } from "../kernel/index.js";
import { type CodedActor, codedActor, eventModeOf, eventTypeOf, quadClassOf } from "./plover.js";
import { TallyListener } from "./tally.js";

type PublicAct = NonNullable<Model["scenario"]["injects"][number]["event"]>;

/** Writes a line for every transition and inject that is a public act, whoever plays the runs. */
export class EventWriter implements RunListener {
  readonly lines: string[] = [];
  readonly #model: Model;
  readonly #study: string;
  #moment: Moment | null = null;
  readonly #dates: string[] = [];
  /** What is about to be said, for each end, where that depends on the world as it stands. */
  #said: readonly string[] = [];
  /** What each act says whenever it happens in these words, as the end of its line. */
  readonly #known = new Map<string, string>();

  /** `study` is the id (provenance.ts) of the runs' study, which tells their events from those of others. */
  constructor(model: Model, study: string) {
    this.#model = model;
    this.#study = study;
  }

  startOver(): void {
    this.lines.length = 0;
  }

  begin(moment: Moment): void {
    this.#moment = moment;
  }

  /** Looks at the world before a happening whose words may depend on it. */
  word(ends: readonly Parameters<typeof headlineNow>[0][], world: World): void {
    this.#said = ends.map((end) => headlineNow(end, world));
  }

  moved(...[transition, , , , , , end]: Parameters<Listener["moved"]>): void {
    const { source, actor, path, ends } = this.#model.transitions[transition] as Model["transitions"][number];
    const event = ends[end]?.outcome?.event ?? source.event;
    if (event === undefined) return;
    const { outcome, headline = source.headline } = ends[end] ?? {};
    this.#write(event, event.source ?? actor, path, this.#said[end] ?? headline, outcome?.id);
  }

  injected(inject: number): void {
    const { event, from, id, headline } = this.#model.scenario.injects[inject] as Model["scenario"]["injects"][number];
    if (event !== undefined) this.#write(event, from, `inject.${id}`, this.#said[0] ?? headline);
  }

  /** By id, and by label for the senders of injects, which are written as text. */
  #coded(name: string | undefined): CodedActor {
    const { actors } = this.#model.scenario;
    return codedActor((actors.find(({ id }) => id === name) ?? actors.find(({ label }) => label === name))?.code);
  }

  /** `path` is the transition's, or `inject.id`; the `actor1` of an inject is its sender, as written. */
  #write(event: PublicAct, actor: string, path: string, headline: string, outcome?: string): void {
    const { seed, run, time, seq } = this.#moment as Moment;
    const { id, start } = this.#model.scenario;
    const day = Math.floor(time);
    this.#dates[day] ??= dateOfDay(start, day);
    const moment = {
      event_id: `${id}:${this.#study}:${run}:${seq - 1}`,
      event_date: this.#dates[day],
      time,
      seed,
      run,
    };
    const key = `${path}:${outcome ?? ""}:${headline}`;
    const rest = this.#known.get(key) ?? this.#restOf(event, actor, path, headline, outcome);
    this.#known.set(key, rest);
    this.lines.push(`${JSON.stringify(moment).slice(0, -1)},${rest}\n`);
  }

  #restOf(
    { cameo, target, goldstein }: PublicAct,
    actor: string,
    path: string,
    headline: string,
    outcome?: string,
  ): string {
    const [first, second] = [this.#coded(actor), this.#coded(target)];
    const rest = {
      actor1: actor,
      actor2: target ?? null,
      event_code: cameo,
      event_root: cameo.slice(0, 2),
      goldstein: goldstein ?? null,
      transition: path,
      headline,
      actor1_code: first.code,
      actor1_country: first.country,
      actor1_sectors: first.sectors,
      actor2_code: second.code,
      actor2_country: second.country,
      actor2_sectors: second.sectors,
      quad_class: quadClassOf(cameo),
      event_type: eventTypeOf(cameo),
      event_mode: eventModeOf(cameo),
      outcome: outcome ?? null,
    };
    return JSON.stringify(rest).slice(1);
  }
}

/** Tallies runs that the engine plays, and writes their events. */
export class EventsListener extends TallyListener {
  readonly writer: EventWriter;

  constructor(study: string, ...what: ConstructorParameters<typeof TallyListener>) {
    super(...what);
    this.writer = new EventWriter(this.model, study);
  }

  override startOver(): void {
    super.startOver();
    this.writer.startOver();
  }

  override begin(world: World): void {
    super.begin(world);
    this.writer.begin(world);
  }

  before(transition: number): void {
    this.writer.word((this.model.transitions[transition] as Model["transitions"][number]).ends, this.world);
  }

  beforeInject(inject: number): void {
    this.writer.word([this.model.injects[inject] as Model["injects"][number]], this.world);
  }

  override moved(...move: Parameters<Listener["moved"]>): void {
    super.moved(...move);
    this.writer.moved(...move);
  }

  override injected(inject: number): void {
    super.injected(inject);
    this.writer.injected(inject);
  }
}
