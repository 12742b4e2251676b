/**
 * An oracle for the review: random exercises with sealed or open orders, events, proposals, notes, rewinds, branches and inputs of
 * the review, evaluators' notes among them, a journal of what was given and what came of it, and a reader of the report's tables that says of each cell whether
 * it is so. It reads nothing that the report reads but the records as they came, and shares none of its words.
 */
import { chooser, linesOf } from "./without-sentences.mjs";

const refused = (value) => value !== null && typeof value === "object" && "kind" in value && "message" in value;
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const listed = (items) =>
  items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;

/** A plan over a scenario, with objectives of its own. */
const planOver = (seats, dice) => ({
  title: `Exercise ${dice.below(100)}`,
  ...(dice.next() < 0.6 ? { purpose: "To see who asks." } : {}),
  ...(dice.next() < 0.6 ? { date: "2026-12-04", place: "Room 2" } : {}),
  play: {},
  minutes: [],
  objectives: [
    { id: "decide", label: "Decide in time", signs: [] },
    { id: "ask", label: "Ask before you act", signs: [] },
  ].slice(0, 1 + dice.below(2)),
  teams: [],
  seats: seats.map((actor) => ({ actor, people: [`P. ${actor}`], aims: [], redLines: [], knows: [] })),
  whiteCell: ["Dora"],
  evaluators: [],
  observers: [],
  media: [],
  rules: [],
  situation: [],
  agenda: [],
});

/** The parts of a report that this reads, of a session; `parts` are the report's own functions, from the sources or as built. */
export function reviewBlocks(parts, { header, model, state }) {
  const lookup = parts.createLookup(model.scenario);
  const played = parts.playedOn({ header, model, state });
  const told = { played, delivered: parts.deliveredIn(played) };
  return [
    ...parts.overviewBlocks(told, lookup),
    ...parts.momentBlocks(played, lookup),
    ...parts.objectiveBlocks(told, lookup),
    ...parts.improvementBlocks(told),
    ...parts.eventBlocks(told, lookup),
    ...parts.whoKnewBlocks(told, lookup),
    ...parts.messageBlocks(told),
    ...parts.agreementBlocks(told, lookup),
    ...parts.timeBlocks(told, lookup),
    ...parts.noteBlocks(told, lookup),
    ...parts.feedbackBlocks(told),
    ...parts.wayBlocks(told, lookup),
    parts.recordTable(played, lookup),
  ];
}

/** A random exercise, as a session, and the journal of what was given: each input with what came of it. */
export function reviewedExercise({ engine, session: door }, library, seed) {
  const dice = chooser(seed + 7_000_000);
  const found = library[seed % library.length];
  const seatable = found.actors.filter(({ postures }) =>
    postures.some(({ transitions }) => transitions.some(({ order }) => order !== undefined)),
  );
  const seats = seatable.filter(() => dice.next() < 0.6).map(({ id }) => id);
  const resolved = dice.next() < 0.6 ? { ...found, exercise: planOver(seats, dice) } : found;
  const sealed = dice.next() < 0.5;
  const days = Math.min(resolved.horizon, 21 + dice.below(40));
  let clock = Date.parse("2026-12-04T09:00:00Z");
  const now = () => {
    clock += dice.below(200) * 1000;
    return new Date(clock).toISOString();
  };
  const rule = seats.length === 0 ? {} : { rule: door.drawRule(sealed ? "sealed" : "open") };
  const beginning = {
    resolved,
    variant: null,
    set: {},
    seed: `review-${seed}`,
    run: 0,
    days,
    historical: false,
    seats,
  };
  const made = door.beginSession({ ...beginning, ...rule }, { now });
  const journal = [];
  const begun = clock;
  const give = (input) => {
    const before = made.state;
    const about = input.record === undefined ? undefined : door.recordsOf(before)[input.record];
    const given = made.give(input);
    if (refused(given)) return false;
    const { time, records, branch } = door.digestOf(given.state);
    journal.push({
      input,
      sequence: given.sequence,
      came: given.records,
      time,
      count: records,
      branch,
      from: before.current,
      at: clock,
      about,
    });
    return true;
  };
  const world = () => door.worldNow(made.state);
  for (let turn = 0; turn < 9 && !world().ended; turn += 1) {
    for (let k = dice.below(5); k > 0; k -= 1) oneInput({ engine, door, made, seats, sealed, dice, give, journal });
    if (door.seatsDrafting(made.model, made.state).length > 0) give({ type: "resolve" });
    give({ type: "advance", to: Math.min(days, Math.round((world().time + resolved.turn) * 8) / 8) });
  }
  for (let k = 4 + dice.below(14); k > 0; k -= 1) reviewInput({ door, made, seats, dice, give });
  return { session: made, journal, resolved, sealed, begun };
}

function oneInput({ engine, door, made, seats, sealed, dice, give, journal }) {
  const { scenario } = made.model;
  const world = door.worldNow(made.state);
  const last = door.recordsOf(made.state).length - 1;
  const chance = dice.next();
  const seat = seats.length === 0 ? null : dice.pick(seats);
  if (chance < 0.4 && seat !== null) {
    const offered = engine.offeredOrders(made.model, world, seat);
    if (offered.length > 0 && dice.next() < 0.8) {
      const order = { type: sealed ? "draft" : "order", transition: dice.pick(offered).transition };
      give(dice.next() < 0.2 ? { ...order, chance: 0.5 } : order);
    } else give({ type: "hold", seat });
    if (sealed && dice.next() < 0.6) give({ type: "ready", seat });
  } else if (chance < 0.5 && scenario.injects.length > 0)
    give({ type: "inject", inject: dice.pick(scenario.injects).id });
  else if (chance < 0.56) {
    const sent = { from: "A source", delivery: dice.pick(Object.keys(arrivals)), to: seat === null ? "all" : [seat] };
    const text = `Talk of ${dice.pick(["jets", "a truce"])}${dice.next() < 0.5 ? "" : "\nNobody confirms it"}`;
    give({ type: "ad-hoc", text, ...(dice.next() < 0.5 ? {} : sent) });
  } else if (chance < 0.7) {
    const objective = dice.pick([undefined, "Decide in time", "Speak clearly"]);
    give({ type: "note", text: `Seen ${journal.length}`, ...(objective ? { objective } : {}) });
  } else if (chance < 0.8 && seats.length > 1 && dice.next() < 0.4) {
    const to = seats.filter((one) => one !== seat);
    const through = dice.next() < 0.4;
    if (through) give({ type: "route", messages: "through-white-cell" });
    give({
      type: "message",
      ...(dice.next() < 0.8 ? { from: seat } : { as: "A friend" }),
      to,
      text: `Word ${journal.length}`,
      ...(dice.next() < 0.3 ? { public: true } : {}),
    });
    if (through) give({ type: "route", messages: "direct" });
    const message = 1 + dice.below(6);
    const fate = dice.next();
    if (fate < 0.4) give({ type: "pass", message, ...(fate < 0.2 ? { text: `Other ${message}` } : {}) });
    else if (fate < 0.6) give({ type: "stop", message, reason: `Lost ${message}` });
  } else if (chance < 0.8 && seats.length > 1) {
    const parties = seats.filter((one) => one === seat || dice.next() < 0.6);
    const until = dice.next() < 0.5 ? { until: Math.min(world.horizon, world.time + dice.below(12)) } : {};
    give({
      type: "proposal",
      ...(dice.next() < 0.8 ? { from: seat } : {}),
      parties,
      text: `Terms ${journal.length}`,
      ...until,
    });
  } else if (chance < 0.94 && seats.length > 1) {
    const had = door.timeline(made.model, made.state, `seat:${seat}`).messages.length;
    if (had > 0) give({ type: dice.next() < 0.7 ? "accept" : "refuse", seat, proposal: 1 + dice.below(had) });
  } else if (chance < 0.97 && last >= 0) give({ type: "rewind", before: dice.below(last + 1) });
  else if (last >= 0) {
    give({ type: "branch", name: `b${journal.length}` });
    if (dice.next() < 0.5) give({ type: "switch", to: "main" });
  }
}

/** What an evaluator writes of play, and corrects or takes up later: with a rating, a seat, a record, or none of them. */
function evaluatorsNote({ door, state, seats, objectives, dice, give }) {
  const id = `e-${1 + dice.below(4)}`;
  const last = door.recordsOf(state).length - 1;
  if (dice.next() < 0.1) give({ type: "observation", id, withdrawn: true });
  else
    give({
      type: "observation",
      id,
      kind: dice.pick(["note", "note", "strength", "improvement"]),
      text: `Noted ${dice.below(99)}`,
      ...(dice.next() < 0.8 ? { by: dice.pick(["Erik", "Freja"]) } : {}),
      ...(objectives.length > 0 && dice.next() < 0.6 ? { objective: dice.pick(objectives) } : {}),
      ...(dice.next() < 0.5 ? { rating: dice.pick(["P", "S", "M", "U"]) } : {}),
      ...(seats.length > 0 && dice.next() < 0.5 ? { seat: dice.pick(seats) } : {}),
      ...(last >= 0 && dice.next() < 0.5 ? { record: dice.below(last + 1) } : {}),
    });
}

function reviewInput({ door, made, seats, dice, give }) {
  const { state, model } = made;
  const objectives = door.objectivesIn(model, state);
  if (dice.next() < 0.25) return evaluatorsNote({ door, state, seats, objectives, dice, give });
  const chance = dice.next();
  if (chance < 0.25 && objectives.length > 0) {
    const rating = { type: "rating", objective: dice.pick(objectives) };
    give(
      dice.next() < 0.15
        ? { ...rating, withdrawn: true }
        : { ...rating, rating: dice.pick(["P", "S", "M", "U"]), reason: `Because ${dice.below(99)}` },
    );
  } else if (chance < 0.55) {
    const id = `o-${1 + dice.below(5)}`;
    const note =
      state.notes.length > 0 && dice.next() < 0.6
        ? { note: dice.pick(state.notes).sequence }
        : { text: `Said ${dice.below(99)}` };
    const more = dice.next() < 0.5 ? { analysis: `As ${dice.below(99)}`, recommendation: "Ask sooner" } : {};
    give(
      dice.next() < 0.15
        ? { type: "observation", id, withdrawn: true }
        : { type: "observation", id, kind: dice.pick(["strength", "improvement"]), ...note, ...more },
    );
  } else if (chance < 0.75) {
    const id = `i-${1 + dice.below(4)}`;
    const about = dice.next() < 0.6 ? { observation: `o-${1 + dice.below(5)}` } : {};
    const due = dice.next() < 0.5 ? { who: "Dora", due: `2027-0${1 + dice.below(9)}-1${dice.below(9)}` } : {};
    give(
      dice.next() < 0.15
        ? { type: "improvement", id, withdrawn: true }
        : { type: "improvement", id, action: `Do ${dice.below(99)}`, ...about, ...due },
    );
  } else if (chance < 0.85)
    give({
      type: "agreement",
      proposal: 1 + dice.below(4),
      kept: dice.pick(["kept", "in-part", "broken"]),
      reason: "It was seen",
    });
  else {
    const agree = { situation: 1 + dice.below(5), ...(dice.next() < 0.5 ? { time: 1 + dice.below(5) } : {}) };
    give({ type: "feedback", form: `f-${1 + dice.below(6)}`, agree, words: { strength: `Liked ${dice.below(99)}` } });
  }
}

/** The records of each branch, from what came of each input alone; and how many each rewind gave up. */
function branchesOf(journal) {
  const branches = new Map([["main", []]]);
  const rewound = [];
  for (const { input, came, count, branch, from } of journal) {
    if (input.type === "branch") branches.set(branch, branches.get(from).slice(0, count));
    else if (input.type !== "switch") {
      const was = branches.get(branch);
      const kept = count - came.length;
      if (kept < was.length) rewound.push({ branch, n: was.length - kept, at: input });
      branches.set(branch, [...was.slice(0, kept), ...came]);
    }
  }
  return { branches, rewound };
}

/** The latest of each name, in the order in which each came first. */
function latest(journal, type, name) {
  const found = new Map();
  for (const { input, ...rest } of journal) {
    if (input.type !== type) continue;
    if (input.withdrawn) found.delete(name(input));
    else found.set(name(input), { ...rest, ...input });
  }
  return found;
}

const planHeads = ["What is to be done", "About", "Element", "Who", "By when"];
const recordHeads = ["No.", "Date", "Who", "What", "How it came about"];
const eventHeads = ["Event", "Expected, and to what end", "What came: answers at once, orders by the next turn"];
const proposalHeads = ["Proposal", "What became of it", "What followed"];
const timeHeads = ["Turn", "Given", "Used", "When the clock stood", "Who was ready when"];
const momentHeads = ["When", "What", "What it moved"];

/**
 * Cells of a table by its caption, each as lines of text; null where the report has no such table. A column of `heads` that the
 * table leaves out is empty in all rows.
 */
function tableIn(blocks, caption, heads) {
  const all = blocks.flatMap((block) => (block.kind === "card" ? [block, ...block.blocks] : [block]));
  const found = all.find((block) => block.kind === "table" && block.caption === caption);
  if (found === undefined) return null;
  const places = found.columns.map(({ label }) => label);
  return found.rows.map(({ cells }) =>
    (heads ?? places).map((head) => {
      const place = places.indexOf(head);
      return place < 0 ? [] : linesOf(cells[place]);
    }),
  );
}

/** The sentences that are not so, each with a reason; `seen` counts those that were read by kind. */
export function falseReviewSentences({ visibility, made, blocks, seen = {} }) {
  const { session, journal, resolved, sealed, begun } = made;
  const wrong = [];
  const same = (kind, told, so) => {
    seen[kind] = (seen[kind] ?? 0) + 1;
    if (JSON.stringify(told) !== JSON.stringify(so))
      wrong.push(`${kind}: told ${JSON.stringify(told)}, so ${JSON.stringify(so)}`);
  };
  const { branches, rewound } = branchesOf(journal);
  const branch = journal.at(-1)?.branch ?? "main";
  const records = branches.get(branch);
  const label = (id) => resolved.actors.find((actor) => actor.id === id).label;
  const manyYears =
    Number(resolved.start.slice(0, 4)) !==
    new Date(Date.parse(`${resolved.start}T00:00:00Z`) + resolved.horizon * 86_400_000).getUTCFullYear();
  const dateOf = (time) => new Date(Date.parse(`${resolved.start}T00:00:00Z`) + Math.floor(time) * 86_400_000);
  const short = (time) =>
    `${dateOf(time).getUTCDate()} ${months[dateOf(time).getUTCMonth()]}${manyYears ? ` ${dateOf(time).getUTCFullYear()}` : ""}`;
  const long = (iso) => {
    const date = new Date(`${iso}T00:00:00Z`);
    return `${weekdays[date.getUTCDay()]} ${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  };
  const dayed = (time) => `${short(time)}, day ${Math.floor(time)}`;
  const about = { same, records, label, dayed, long, short, dateOf, branch, resolved, journal, blocks, branches };

  readOverview(about, {
    sealed,
    time: session.state.branches.get(branch).head.world.time,
    seats: session.header.seats,
  });
  readReview(about);
  readWhoKnew(about, { visibility, session });
  readRecords(about);
  readMoments(about);
  readMessages(about);
  readAgreements(about);
  readTime(about, { begun, seats: session.header.seats });
  readWays(about, rewound, session);
  return wrong;
}

function readOverview({ same, long, dateOf, label, resolved, blocks }, { sealed, time, seats }) {
  const [terms] = blocks.filter(({ kind }) => kind === "terms");
  const said = Object.fromEntries(terms.terms.map(({ term, text }) => [term, linesOf(text).join("\n")]));
  const { exercise } = resolved;
  same("overview: exercise", said.Exercise, exercise?.title);
  same("overview: purpose", said.Purpose, exercise?.purpose);
  same(
    "overview: planned for",
    said["Planned for"],
    exercise?.date === undefined ? undefined : `${long(exercise.date)}, ${exercise.place}`,
  );
  same(
    "overview: days",
    said["Days in play"],
    `${long(resolved.start)} to ${long(dateOf(time).toISOString().slice(0, 10))}`,
  );
  const how = sealed ? "sealed orders" : "orders carried out as they are given";
  same("overview: seats", said.Seats, seats.length === 0 ? undefined : `${listed(seats.map(label))}, with ${how}`);
  same("overview: objectives", said.Objectives, exercise?.objectives.map((one) => one.label).join("\n"));
}

function readReview({ same, dayed, label, long, resolved, journal, blocks }) {
  const planned = resolved.exercise?.objectives.map(({ label }) => label) ?? [];
  const full = (text) => resolved.exercise?.objectives.find(({ id }) => id === text)?.label ?? text;
  const notes = journal.filter(({ input }) => input.type === "note");
  const noteOn = (line) => notes.find(({ sequence }) => sequence === line);
  const ratings = latest(journal, "rating", ({ objective }) => full(objective));
  const observations = latest(journal, "observation", ({ id }) => id);
  const rated = tableIn(blocks, "How each objective was performed") ?? [];
  for (const [[objective], p, s, m, u, reason] of rated) {
    const so = ratings.get(objective);
    same("rating", [p, s, m, u].flat().join(""), so?.rating ?? "");
    same("reason of a rating", reason[0], so?.reason ?? "not rated yet");
    const letters = [...observations.values()].flatMap(({ objective: of, note, rating, by }) =>
      rating === undefined || full(of ?? noteOn(note)?.input.objective ?? "") !== objective
        ? []
        : [by === undefined ? rating : `${rating} (${by})`],
    );
    const beside = letters.length === 0 ? [] : [`in notes: ${letters.join(", ")}`];
    same("ratings in evaluators' notes", reason.slice(so?.by === undefined ? 1 : 2), beside);
  }
  const told = rated.map(([[objective]]) => objective);
  same(
    "objectives that are rated",
    [...ratings.keys()].filter((one) => !told.includes(one)),
    [],
  );
  same("objectives of the plan", told.slice(0, planned.length), planned);

  // An observation is of the record that it is about, else of the day on which its note was taken, or on which it came first.
  const places = new Map();
  for (const { input, time, about } of journal) {
    if (input.type !== "observation") continue;
    const was = places.get(input.id);
    if (input.withdrawn) places.delete(input.id);
    else if (about !== undefined && input.record !== was?.record)
      places.set(input.id, { time: about.time, record: input.record, headline: about.headline });
    else if (was?.record === undefined) places.set(input.id, { time: noteOn(input.note)?.time ?? was?.time ?? time });
  }
  const cards = blocks.filter(({ kind, anchor }) => kind === "card" && anchor.startsWith("observation-"));
  same("how many observations", cards.length, observations.size);
  const counts = { Strength: 0, "Area for improvement": 0, Note: 0 };
  const kinds = { strength: "Strength", improvement: "Area for improvement", note: "Note" };
  const words = { P: /without/, S: /some/, M: /major/, U: /unable|not/i };
  const titles = new Map();
  const improvements = latest(journal, "improvement", ({ id }) => id);
  for (const { anchor, title, tag, blocks: inner } of cards) {
    const id = anchor.slice("observation-".length);
    const so = observations.get(id);
    const terms = Object.fromEntries(inner[0].terms.map(({ term, text }) => [term, linesOf(text)]));
    const kind = kinds[so.kind];
    const { time, headline } = places.get(id);
    counts[kind] += 1;
    titles.set(id, title);
    same("title of an observation", title, `${kind} ${counts[kind]}`);
    same("what was seen", terms.Observation[0], so.text ?? noteOn(so.note).input.text);
    same("when it was seen", terms.When[0].replace(/ on branch .*/, ""), dayed(time));
    same("the record that it is about", terms.About?.[0], headline);
    same("whose seat it is about", terms.Seat?.[0], so.seat === undefined ? undefined : label(so.seat));
    same("its rating", terms.Rating?.[0].split(", ")[0], so.rating);
    if (so.rating !== undefined) same("its rating in words", words[so.rating].test(terms.Rating[0]), true);
    same(
      "who noted it, and whether from a note",
      tag,
      [so.by ?? [], so.note === undefined ? [] : "from a note"].flat().join(" · "),
    );
    same("its analysis", terms.Analysis[0], so.analysis ?? "not written yet");
    same("what is recommended", terms.Recommended?.[0], so.recommendation);
    const answering = [...improvements.values()]
      .filter(({ observation }) => observation === id)
      .map(({ action }) => action);
    same("what answers it", terms["Answered by"] ?? [], answering);
  }
  const plan = tableIn(blocks, "What is to be done, by whom, until when", planHeads) ?? [];
  same("how many improvements", plan.length, improvements.size);
  [...improvements.values()].forEach(({ action, observation, who, due }, place) => {
    same(
      "improvement",
      plan[place]?.map((cell) => cell.join(" ")),
      [action, titles.get(observation) ?? "", "", who ?? "nobody yet", due === undefined ? "no date yet" : long(due)],
    );
  });
  for (const { input, time, branch } of notes) {
    const rows = tableIn(blocks, input.objective === undefined ? "Without an objective" : full(input.objective)) ?? [];
    const row = rows.find(([, text]) => text[0] === input.text);
    same("note", row?.[0][0], `${dayed(time)}${branch === "main" ? "" : ` on branch ${branch}`}`);
  }
  const forms = [...latest(journal, "feedback", ({ form }) => form).values()];
  const sentences = {
    "The situation was plausible and clear.": "situation",
    "There was enough time for each turn.": "time",
  };
  for (const [[sentence], ...cells] of tableIn(blocks, "How many agree how far: 1 not at all, 5 fully") ?? []) {
    const given = forms
      .map(({ agree }) => agree[sentences[sentence]])
      .filter(Boolean)
      .sort((a, b) => a - b);
    const half = given.length >> 1;
    const median = given.length % 2 === 1 ? given[half] : (given[half - 1] + given[half]) / 2;
    same("agreement", cells.flat(), [
      ...[1, 2, 3, 4, 5].map((n) => String(given.filter((one) => one === n).length)),
      String(median),
    ]);
  }
  const collected = blocks
    .flatMap((block) => (block.kind === "paragraph" ? linesOf(block.text) : []))
    .find((text) => /feedback ha(s|ve) been collected/.test(text));
  same(
    "how many forms",
    collected,
    forms.length === 0
      ? "No form of feedback has been collected."
      : `${forms.length} form${forms.length === 1 ? "" : "s"} of feedback ${forms.length === 1 ? "has" : "have"} been collected.`,
  );
}

/** Whether a seat learned of a record at once, by the lists that stand in the record and in the scenario. */
function readWhoKnew({ same, records, label, dayed, blocks, branch }, { visibility, session }) {
  const { model, header } = session;
  const rows = tableIn(blocks, "When each seat learned of the gravest happenings") ?? [];
  const mayKnow = (record, seat) => record.visibility === undefined || record.visibility.includes(seat);
  const beliefs = new Set(model.beliefs.map(({ actor, subject, about }) => `${actor}@${subject ?? about}`));
  for (const [[when], what, told] of rows) {
    const record = records.find((one) => dayed(one.time) === when && one.headline === what[1] && "effects" in one);
    same("a grave happening", record === undefined, false);
    if (record === undefined) continue;
    const so = { "At once": [], "Took it to be so already": [], Never: [] };
    for (const seat of header.seats) {
      const own = record.by === "seat" && record.actor === seat;
      if (own || (mayKnow(record, seat) && !hiddenFrom(model, record, seat, visibility)))
        so["At once"].push(label(seat));
      else {
        const moves = record.moved ?? (record.posture === undefined ? [] : [record]);
        const news = records.filter(
          (one) => one.type === "belief" && one.actor === seat && moves.some(({ posture }) => posture === one.about),
        );
        const to = moves[0]?.to;
        const stood =
          news.filter(({ seq }) => seq < record.seq).at(-1)?.to ??
          (beliefs.size > 0 && moves[0] ? initialOf(model, moves[0].posture) : undefined);
        const report = news.find(
          (one) => one.seq > record.seq && moves.some((move) => move.posture === one.about && move.to === one.to),
        );
        if (stood === to && to !== undefined && beliefs.has(`${seat}@${moves[0].posture}`))
          so["Took it to be so already"].push(label(seat));
        else if (report !== undefined) {
          const key = `From a report on ${dayed(report.time)}`;
          so[key] = [...(so[key] ?? []), label(seat)];
        } else so.Never.push(label(seat));
      }
    }
    const lines = Object.entries(so).flatMap(([how, seats]) =>
      seats.length === 0 ? [] : [`${how}: ${listed(seats)}`],
    );
    same("who learned of it", [...told].sort(), lines.sort());
  }
  same("branch of the report", branch, session.state.current);
}

const initialOf = (model, posture) =>
  model.scenario.actors.flatMap(({ postures }) => postures).find(({ path }) => path === posture)?.initial;

/** A happening that its actor's belief stands in for, or that the scenario keeps from a seat by its state, is hidden. */
function hiddenFrom(model, record, seat, visibility) {
  const knows = visibility.visibilityOf(model, `seat:${seat}`).knows;
  return record.transition !== undefined && !knows.happening(record.transition);
}

function readRecords({ same, records, resolved, short, blocks }) {
  const all =
    tableIn(blocks, `All ${records.length} ${records.length === 1 ? "record" : "records"}`, recordHeads) ?? [];
  same("how many records", all.length, records.length);
  records.forEach((record, place) => {
    const [number, date, , headline] = all[place] ?? [];
    same("record", [number, date, headline].flat(), [
      String(place),
      short(record.time),
      `day ${record.day}`,
      record.headline,
    ]);
  });
  const events = tableIn(blocks, "Expected and actual response", eventHeads) ?? [];
  const outside = records.filter(
    ({ type, inject }) => type === "inject" && (!inject.startsWith("@") || inject === "@ad-hoc"),
  );
  same("how many events", events.length, outside.length);
  outside.forEach((record, place) => {
    const end = (Math.floor(record.time / resolved.turn) + 1) * resolved.turn;
    const path = `inject.${record.inject}`;
    const later = records.slice(record.seq + 1);
    const answers = later.filter((one) => one.type === "response" && one.time === record.time && one.answers === path);
    const orders = later.filter((one) => one.by === "seat" && one.time <= end);
    const said = [...answers.map((one) => `: ${one.headline}`), ...orders.map((one) => `, ordered: ${one.headline}`)];
    const told = (events[place]?.[2] ?? []).map((line) => line.replace(/^[^:,]*/, "")).filter((line) => line !== "");
    const inject = resolved.injects.find(({ id }) => id === record.inject);
    const { from = "", delivery = "" } = inject ?? record.addressed ?? {};
    const text = record.text ?? inject?.text ?? "";
    const way = arrivals[delivery] ?? "";
    const read = events[place]?.[0].slice(2, -1).join("\n") ?? "";
    same("what an event says", read.endsWith(text === record.headline ? "" : text), true);
    same("how an event arrived", [read.startsWith(way), way === "" || read.includes(from)], [true, true]);
    if (said.length === 0) same("an event without response", events[place]?.[2], ["nothing at once, and no order"]);
    else same("response to an event", told.length, said.length);
  });
}

/** How a report says by which medium something arrived. */
const arrivals = {
  cable: "CABLE",
  call: "ON THE TELEPHONE",
  meeting: "IN PERSON",
  wire: "WIRE",
  press: "PRESS",
  television: "ON TELEVISION",
  post: "POST",
};

/** What happened day by day and what it moved, from the records alone. */
function readMoments({ same, records, resolved, short, blocks }) {
  const rows = tableIn(blocks, "Day by day: what happened, and what it moved", momentHeads) ?? [];
  const postures = resolved.actors.flatMap((actor) => actor.postures.map((posture) => ({ actor, posture })));
  const of = (path) => postures.find(({ posture }) => posture.path === path);
  const state = (path, id) => of(path).posture.states.find((one) => one.id === id).label;
  const movesIn = (record) => (record.type === "inject" ? (record.moved ?? []) : "posture" in record ? [record] : []);
  const standing = new Map(postures.map(({ posture }) => [posture.path, posture.initial]));
  let place = 0;
  for (let from = 0; from < records.length; place += 1) {
    const { day, time } = records[from];
    const group = records.slice(from).filter((record) => record.day === day);
    from += group.length;
    const [when, what, cell] = rows[place] ?? [[], [], []];
    const moved = cell.filter((line) => line !== "");
    same("a day with happenings", when, [short(time), `day ${day}`]);
    same(
      "what happened on a day",
      what.map((line, n) => line.endsWith(`: ${group[n]?.headline}`)),
      group.map(() => true),
    );
    const moves = group.flatMap(movesIn).map(({ posture: path, from: was, to }) => {
      standing.set(path, to);
      const { actor, posture } = of(path);
      const name = `${actor.label} · ${posture.label}`;
      return `${name}: ${was === to ? `stays ${state(path, was)}` : `${state(path, was)} → ${state(path, to)}`}`;
    });
    same("what moved on a day", moved.slice(0, moves.length), moves);
    const effects = group.flatMap((record) => record.effects ?? []);
    for (const line of moved.slice(moves.length)) {
      const [, name, was, is] = /^(.*) (\S+) → (\S+)$/.exec(line) ?? [];
      const own = effects.filter(({ gauge }) => resolved.gauges.find(({ id }) => id === gauge)?.label === name);
      const reads = (value, written) =>
        Math.abs(value - Number(written.replaceAll(",", "").replace("−", "-"))) <=
        (written.includes(".") ? 0.0501 : 0.5001);
      const so = own.length > 0 && was !== is && reads(own[0].from, was) && reads(own.at(-1).to, is);
      same("a number that moved", line, so ? line : own);
    }
    const told = moved.slice(moves.length).map((line) => line.replace(/ \S+ → \S+$/, ""));
    const wide = resolved.gauges.filter(({ id }) => {
      const own = effects.filter(({ gauge }) => gauge === id);
      return own.length > 0 && Math.abs(own[0].from - own.at(-1).to) > 1;
    });
    same(
      "numbers that moved by more than one are told",
      wide.filter(({ label }) => !told.includes(label)),
      [],
    );
  }
  same("how many days had happenings", rows.length, place);
  const last = tableIn(blocks, "Where everyone stood at the start and stands at last") ?? [];
  same(
    "where everyone stands at last",
    last.map(([, first, end]) => [first, end]),
    resolved.actors.map((actor) =>
      [(posture) => posture.initial, (posture) => standing.get(posture.path)].map((at) =>
        actor.postures.map((posture) => `${posture.label}: ${state(posture.path, at(posture))}`),
      ),
    ),
  );
}

/** Whether a rewind, a veto or a branch has made something else of what was played. */
const hasGoneBack = (journal) =>
  journal.some(({ input }) => ["rewind", "branch", "does-not-happen"].includes(input.type));

/** Messages, where no rewind, veto or branch has made others of them. */
function readMessages({ same, label, dayed, journal, blocks }) {
  if (hasGoneBack(journal)) return;
  const rows = tableIn(blocks, "Who wrote what to whom") ?? [];
  const written = journal.filter(({ input }) => input.type === "message" || input.type === "proposal");
  const plain = written.filter(({ input }) => input.type === "message");
  same("how many messages", rows.length, plain.length);
  plain.forEach(({ input, time, sequence }, place) => {
    const [when, title, says] = rows[place] ?? [[], [], []];
    const number = 1 + written.findIndex((one) => one.input === input);
    const from = input.from === undefined ? input.as : label(input.from);
    same("when a message was written", when.join(""), dayed(time));
    const open = input.public ? ", public" : "";
    same("who wrote to whom", title.join(""), `Message ${number}, ${from} to ${listed(input.to.map(label))}${open}`);
    const done = journal.find(
      (one) => ["pass", "stop"].includes(one.input.type) && one.input.message === number,
    )?.input;
    const waited =
      input.from !== undefined &&
      journal.findLast((one) => one.input.type === "route" && one.sequence < sequence)?.input.messages ===
        "through-white-cell";
    let fate = waited && done === undefined ? ["It waits for the white cell."] : [];
    if (done?.type === "stop") fate = [`Stopped by the white cell: ${done.reason}`];
    else if (done?.text !== undefined) fate = [`Passed on as: ${done.text}`];
    same("what a message says", says, [input.text, ...fate]);
  });
}

/** Proposals of exercises that never went back, worked out from what was given. */
function readAgreements({ same, label, dayed, journal, blocks, records, branch }) {
  if (hasGoneBack(journal)) return;
  const rows = tableIn(blocks, "Every proposal, what became of it, and what followed", proposalHeads) ?? [];
  const proposals = journal.filter(({ input }) => input.type === "proposal");
  same("how many proposals", rows.length, proposals.length);
  const last = journal.at(-1)?.time ?? 0;
  const kept = latest(journal, "agreement", ({ proposal }) => proposal);
  proposals.forEach(({ input, time, sequence }, place) => {
    const [said, became, followed] = rows[place] ?? [[], [], []];
    same("proposal", said.at(-1), input.text);
    const { parties, from, until } = input;
    same(
      "who must agree",
      said[0]?.replace(/^\d+\. /, ""),
      `${from === undefined ? "the white cell" : label(from)} to ${listed(parties.filter((one) => one !== from).map(label))}`,
    );
    same("when it was proposed", said[1]?.startsWith(dayed(time)), true);
    const accepts = became.filter((line) => line.endsWith(" accepts"));
    const standing = became[0] ?? "";
    const agreeing = new Set([
      ...(from !== undefined && parties.includes(from) ? [label(from)] : []),
      ...accepts.map((line) => line.replace(/^.*?: /, "").replace(/ accepts$/, "")),
    ]);
    const all = parties.every((one) => agreeing.has(label(one)));
    const refusal = became.find((line) => line.endsWith(" refuses"));
    // Every answer that is told was given, by that seat on that day.
    for (const line of became.slice(1)) {
      const [, day, who, answer] = /^(.*?): (.*) (accepts|refuses|withdraws it)$/.exec(line) ?? [];
      const was = journal.some(
        (one) =>
          one.sequence > sequence &&
          { accepts: "accept", refuses: "refuse" }[answer] === one.input.type &&
          label(one.input.seat) === who &&
          dayed(one.time) === day,
      );
      same("answer to a proposal", was, true);
    }
    const expected = all
      ? "Agreed"
      : refusal !== undefined
        ? "Refused"
        : until !== undefined && until < last
          ? "Lapsed"
          : "Still";
    same("what became of a proposal", standing.split(" ")[0], expected);
    if (!all) {
      same("what followed no agreement", followed.join(""), "");
      return;
    }
    const judged = [...kept.values()].find(
      ({ proposal }) =>
        journal.filter((one) => one.input.type === "proposal" || one.input.type === "message")[proposal - 1]
          ?.sequence === sequence,
    );
    same(
      "whether it was kept",
      followed[0],
      judged === undefined
        ? "Nobody has said whether it was kept."
        : { kept: "Kept", broken: "Broken", "in-part": "Kept in part" }[judged.kept],
    );
    const at = journal
      .filter(
        (one) =>
          one.sequence > sequence &&
          one.input.type === "accept" &&
          dayed(one.time) === standing.replace("Agreed on ", ""),
      )
      .at(-1);
    const orders = records.filter(
      (one) => one.by === "seat" && parties.includes(one.actor) && one.seq >= (at?.count ?? 0),
    );
    same(
      "orders after an agreement",
      followed.some((line) => line.startsWith("No order")),
      orders.length === 0,
    );
  });
  same("branch", branch, "main");
}

/** The time that turns took, of exercises that never went back and never changed branch. */
function readTime({ same, label, resolved, journal, blocks }, { begun, seats }) {
  if (seats.length === 0) return;
  if (hasGoneBack(journal)) return;
  const turns = [];
  let turn = { number: 1, began: begun, used: null, ready: [], how: "" };
  const end = (at, how) => {
    if (turn.used !== null) return;
    turn.used = at - turn.began;
    turn.how = how;
  };
  const over = () => turns.push(turn);
  let isOver = false;
  for (const { input, at, time, came } of journal) {
    if (isOver) break;
    if (input.type === "ready" && turn.used === null) {
      turn.ready.push(`${label(input.seat)}: ready after ${minutes(at - turn.began)}`);
      if (turn.ready.length === seats.length) end(at, "Orders carried out once all seats were ready");
    }
    if (input.type === "resolve") end(at, "Orders carried out because the white cell said so");
    if (input.type === "advance") end(at, "");
    isOver = came.some(({ type }) => type === "end");
    const number = Math.floor(time / resolved.turn) + 1;
    if (isOver) over();
    else if (number !== turn.number) {
      over();
      turn = { number, began: at, used: null, ready: [], how: "" };
    }
  }
  const rows = tableIn(blocks, "Time used, turn by turn", timeHeads) ?? [];
  turns.forEach(({ number, began, used, ready, how }, place) => {
    const [said, given, spent, , who] = rows[place] ?? [[], [], [], [], []];
    same("turn of the clock", said, [`Turn ${number}`, `from ${new Date(began).toISOString().slice(11, 16)} UTC`]);
    same("time used", [...given, ...spent], ["no limit", minutes(used)]);
    const late = seats.filter((seat) => !ready.some((line) => line.startsWith(`${label(seat)}: `))).map(label);
    const missed = how === "" || late.length === 0 ? [] : [`Not ready: ${late.join(", ")}`];
    same("who was ready", who.join("\n"), [...ready, ...missed, ...(how === "" ? [] : [how])].join("\n"));
  });
}

function minutes(milliseconds) {
  const all = Math.round(milliseconds / 1000);
  const [hours, rest, seconds] = [Math.floor(all / 3600), Math.floor((all % 3600) / 60), all % 60];
  const two = (number) => String(number).padStart(2, "0");
  return hours === 0 ? `${rest}:${two(seconds)}` : `${hours}:${two(rest)}:${two(seconds)}`;
}

function readWays({ same, dayed, blocks, branches }, rewound, session) {
  const rows = tableIn(blocks, "Branches");
  if (rows === null) return same("ways not taken", branches.size + rewound.length, 1);
  for (const [[name], , stands] of rows) {
    const own = name.replace(", reported here", "");
    const { length: n } = branches.get(own);
    const { time } = session.state.branches.get(own).head.world;
    same("where a branch stands", stands.join(""), `${dayed(time)}, ${n} record${n === 1 ? "" : "s"}`);
  }
  const lists = blocks
    .filter(({ kind }) => kind === "list")
    .flatMap(({ items }) => items.map((item) => linesOf(item).join("")));
  const told = lists.flatMap((line) => /^(.*), given up: (\d+) records? up to /.exec(line)?.slice(1, 3).join() ?? []);
  const so = rewound
    .filter(({ at }) => at.type === "rewind" || at.type === "does-not-happen")
    .map(({ branch, n }) => `${branch},${n}`);
  same(
    "records given up",
    told.filter((line) => !line.endsWith(",0")),
    so,
  );
}
