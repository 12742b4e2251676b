/**
 * An oracle for the "Without it" lines of an after-action report: random exercises, the same exercises played by hand
 * on the engine alone with one act left out, and a reader of the sentences that says of each whether it is so. It
 * shares no code with the report: not its fold, not its pairing of records, not its words.
 */

/** A generator for choices, so that an exercise is the same wherever it is made. */
export function chooser(seed) {
  let state = (seed * 2654435761 + 12345) >>> 0;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  for (let k = 0; k < 5; k += 1) next();
  return { next, below: (n) => Math.floor(next() * n), pick: (items) => items[Math.floor(next() * items.length)] };
}

const refused = (value) => !Array.isArray(value) && typeof value === "object" && value !== null && "kind" in value;

/** A random exercise, as a session and as the list of what was done. */
export function randomExercise({ engine, session: door }, resolved, seed) {
  const dice = chooser(seed);
  const seatable = resolved.actors.filter(({ postures }) =>
    postures.some(({ transitions }) => transitions.some(({ order }) => order !== undefined)),
  );
  const seats = seatable.filter(() => dice.next() < 0.6).map(({ id }) => id);
  const days = Math.min(resolved.horizon, 28 + dice.below(60));
  const beginning = {
    resolved,
    variant: null,
    set: {},
    seed: `oracle-${seed}`,
    run: 0,
    days,
    historical: false,
    seats,
  };
  const session = door.beginSession(beginning);
  const { model } = session;
  const done = [];
  const world = () => door.worldNow(session.state);
  const act = (input) => {
    if (!refused(session.give(input))) done.push({ kind: "act", input });
  };
  while (!world().ended && done.length < 60) {
    const wanted = dice.below(4);
    for (let k = 0; k < wanted; k += 1) oneAct(engine, model, world(), seats, dice, act);
    const length = dice.next() < 0.7 ? resolved.turn : 1 + dice.next() * 9;
    const to = Math.min(days, Math.round((world().time + length) * 8) / 8);
    const from = door.recordsOf(session.state).length;
    const before = world();
    if (refused(session.give({ type: "advance", to }))) break;
    const came = door.recordsOf(session.state).slice(from);
    const veto = dice.next() < 0.35 ? vetoOf(engine, dice, came) : null;
    if (veto === null) done.push({ kind: "advance", to });
    else {
      const given = session.give({ type: "does-not-happen", record: veto.seq, reason: "to see" });
      if (refused(given)) done.push({ kind: "advance", to });
      else {
        const last = timeBefore(engine, model, before, veto);
        if (last < veto.time) done.push({ kind: "advance", to: last });
        done.push({ kind: "veto", record: veto });
      }
    }
    if (dice.next() < 0.08) break;
  }
  return { session, done };
}

function oneAct(engine, model, world, seats, dice, act) {
  const { scenario } = model;
  const chance = dice.next();
  if (chance < 0.5 && seats.length > 0) {
    const offered = engine.offeredOrders(model, world, dice.pick(seats));
    if (offered.length === 0) return;
    const order = { type: "order", transition: dice.pick(offered).transition };
    act(dice.next() < 0.4 ? { ...order, chance: 0.5 } : order);
  } else if (chance < 0.65 && scenario.injects.length > 0) {
    const inject = { type: "inject", inject: dice.pick(scenario.injects).id };
    act(dice.next() < 0.3 ? { ...inject, at: Math.floor(world.time) + 1 + dice.below(10) } : inject);
  } else if (chance < 0.8) {
    const gauge =
      scenario.gauges.length === 0 ? {} : { gauges: { [dice.pick(scenario.gauges).id]: dice.below(21) - 10 } };
    act({ type: "ad-hoc", text: `Talk of ${dice.pick(["jets", "Tehran", "a truce"])}`, ...gauge });
  } else if (chance < 0.9) {
    const all = model.transitions.map(({ path }) => path);
    act({ type: "happens-now", transition: dice.pick(all), reason: "to see" });
  } else if (scenario.gauges.length > 0) {
    const { id, min, max } = dice.pick(scenario.gauges);
    act({ type: "set-gauge", gauge: id, value: min + Math.round(dice.next() * (max - min)) });
  }
}

/** Something that opened a happening of its own and may be denied: by chance, by a timer, or an event on its day. */
function vetoOf(engine, dice, came) {
  const opens = ({ type, by }) =>
    type === "transition" || type === "timeout" || (type === "inject" && by === "schedule");
  const found = came.filter((record) => opens(record) && engine.vetoRefusal(record) === null);
  return found.length === 0 ? null : dice.pick(found);
}

/** Where the world stood when all that was due before the time of a record had been played. */
function timeBefore(engine, model, from, record) {
  const world = engine.cloneWorld(from);
  for (;;) {
    const { time } = world;
    const played = engine.playDue(model, world, Infinity);
    if (played === null || world.time >= record.time) return time;
  }
}

const pathOf = (record) =>
  record.type === "inject"
    ? `inject.${record.inject}`
    : (record.transition ?? `${record.type}.${record.milestone ?? record.ending}`);

/** Plays what was done on the engine alone, without one thing if need be. Each record is told what brought it: a place in `done`. */
export function playByHand(engine, model, header, done, left = -1, until = null) {
  const { seed, run, days, historical, seats } = header;
  const world = { now: engine.createWorld(model, { seed, run, days, historical, seats }) };
  const records = [];
  const lost = [];
  const add = (came, from) => records.push(...came.map((record) => ({ record, from })));
  done.forEach((item, place) => {
    if (place === left) return;
    if (item.kind === "advance") {
      if (!world.now.ended && item.to >= world.now.time) add(engine.advance(model, world.now, item.to), null);
    } else if (item.kind === "veto") {
      if (
        !denyAgain(
          engine,
          model,
          world,
          item.record,
          (came) => add(came, null),
          (came) => add(came, place),
        )
      )
        lost.push(place);
    } else {
      const came = world.now.ended ? { kind: "over" } : applied(engine, model, world.now, item.input);
      if (refused(came)) lost.push(place);
      else add(came, place);
    }
  });
  const rest = done.slice(left + 1);
  if (left >= 0 && done[left].kind === "veto" && !rest.some(({ kind }) => kind === "advance"))
    add(playUpTo(engine, model, world.now, done[left].record), null);
  if (until !== null && !world.now.ended && world.now.time < until) add(engine.advance(model, world.now, until), null);
  return { records, lost, world: world.now };
}

/** Plays a world up to a record, where it comes at the time at which it came. */
function playUpTo(engine, model, world, record) {
  const come = [];
  while (!world.ended && !come.some((one) => pathOf(one) === pathOf(record))) {
    const played = engine.playDue(model, world, record.time);
    if (played === null) break;
    come.push(...played);
  }
  return come;
}

function applied(engine, model, world, input) {
  switch (input.type) {
    case "order":
      return engine.giveOrder(
        model,
        world,
        input.transition,
        input.chance === undefined ? {} : { chance: input.chance },
      );
    case "inject":
      return input.at === undefined
        ? engine.fireInject(model, world, input.inject)
        : (engine.scheduleInject(model, world, input.inject, input.at) ?? []);
    case "ad-hoc":
      return engine.adHocInject(model, world, { text: input.text, ...(input.gauges ? { gauges: input.gauges } : {}) });
    case "happens-now":
      return engine.forceTransition(model, world, input.transition, input.reason);
    default:
      return engine.setGauge(model, world, input.gauge, input.value, "");
  }
}

/** Denies what was denied, where it comes again within a day of the time at which it came. */
function denyAgain(engine, model, world, denied, pass, deny) {
  if (world.now.ended) return false;
  const ahead = engine.cloneWorld(world.now);
  const until = Math.min(denied.time + 1, ahead.horizon);
  const before = [];
  let best = null;
  for (;;) {
    const stood = engine.cloneWorld(ahead);
    const came = engine.playDue(model, ahead, until);
    if (came === null) break;
    for (const record of came) {
      const apart = Math.abs(record.time - denied.time);
      if (pathOf(record) !== pathOf(denied) || apart >= 1) continue;
      if (best === null || apart < best.apart) best = { apart, record, stood, passed: before.length };
    }
    before.push(...came);
  }
  if (best === null || engine.vetoRefusal(best.record) !== null) return false;
  pass(before.slice(0, best.passed));
  world.now = best.stood;
  deny(engine.vetoHappening(model, world.now, [{ record: best.record, reason: "to see" }]));
  return true;
}

/** Records by what they are; what people made by what they did. */
function byIdentity(records) {
  const found = new Map();
  for (const one of records) {
    const { record, from } = one;
    if (record.type === "milestone" || record.type === "end") continue;
    const made = record.type === "inject" && record.inject.startsWith("@") ? `#${from}` : "";
    const key = `${pathOf(record)}${made}`;
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  return found;
}

/** Every way to pair two short lists so that as few as possible are left over; then as many as can be at one time, then near. */
function bestPairings(left, right) {
  const all = [];
  const size = Math.min(left.length, right.length);
  const visit = (index, used, pairs) => {
    if (pairs.length + (left.length - index) < size) return;
    if (index === left.length) {
      if (pairs.length === size) all.push(pairs);
      return;
    }
    right.forEach((other, place) => {
      if (!used.includes(place)) visit(index + 1, [...used, place], [...pairs, [left[index], other]]);
    });
    if (left.length > right.length) visit(index + 1, used, pairs);
  };
  visit(0, [], []);
  const apart = ([one, other]) => Math.abs(one.record.time - other.record.time);
  const merit = (pairs) =>
    pairs.filter((pair) => apart(pair) === 0).length * 100 + pairs.filter((pair) => apart(pair) < 1).length;
  const best = Math.max(...all.map(merit));
  return all.filter((pairs) => merit(pairs) === best).map((pairs) => ({ pairs, apart }));
}

/** The counts that may truly be told of two courses: a set, because equal pairings may leave another record over. */
function countsThatHold(played, without, isOwn) {
  let sums = [[0, 0, 0, 0]];
  const [here, there] = [byIdentity(played), byIdentity(without)];
  for (const key of new Set([...here.keys(), ...there.keys()])) {
    const [left, right] = [here.get(key) ?? [], there.get(key) ?? []];
    if (left.length > 7 || right.length > 7) return null;
    const options = new Set(
      bestPairings(left, right).map(({ pairs, apart }) => {
        const paired = new Set(pairs.map(([one]) => one));
        const fewer = left.filter((one) => !paired.has(one) && !isOwn(one)).length;
        const moved = pairs.filter((pair) => apart(pair) >= 1).length;
        const shifted = pairs.filter((pair) => apart(pair) > 0 && apart(pair) < 1).length;
        return [fewer, Math.max(0, right.length - left.length), moved, shifted].join();
      }),
    );
    sums = [...options].flatMap((option) => sums.map((sum) => sum.map((n, k) => n + Number(option.split(",")[k]))));
    sums = [...new Set(sums.map((sum) => sum.join()))].map((sum) => sum.split(",").map(Number));
  }
  return sums;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The year of the horizon. */
const lastYear = ({ start, horizon }) =>
  new Date(Date.parse(`${start}T00:00:00Z`) + horizon * 86_400_000).getUTCFullYear();

/** `12 Jul`, with its year where play goes on into another, as reports write a date. */
function dayWritten(scenario, date) {
  const [year, month, day] = date.split("-").map(Number);
  return `${day} ${months[month - 1]}${lastYear(scenario) === Number(scenario.start.slice(0, 4)) ? "" : ` ${year}`}`;
}

const listed = (items) =>
  items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;

/** What an act is called in a report. */
function titleOf(scenario, { kind, input, record }) {
  if (kind === "veto") return `Denied: ${record.headline}`;
  const transitions = scenario.actors.flatMap(({ postures }) => postures.flatMap((posture) => posture.transitions));
  const transition = transitions.find(({ path }) => path === input.transition);
  if (input.type === "order") return transition.order?.label ?? transition.headline;
  if (input.type === "happens-now") return `Forced: ${transition.headline}`;
  if (input.type === "ad-hoc") return `Event written on the spot: ${input.text}`;
  if (input.type === "set-gauge")
    return `${scenario.gauges.find(({ id }) => id === input.gauge).label} set to ${input.value}`;
  const { label } = scenario.injects.find(({ id }) => id === input.inject);
  return `Event: ${label}${input.at === undefined ? "" : `, put on day ${input.at}`}`;
}

const number = (words) => Number(words.replaceAll(",", "").replace("−", "-"));

/** Which of the sentences about an act are not so, each with a reason. Counts how many there were by kind in `seen`. */
export function falseSentences({ engine, model, played, without, left, done, sentences, seen = {} }) {
  const { scenario } = model;
  const wrong = [];
  const own = played.records.find(({ from }) => from === left);
  const isOwn = (one) => one === own || (one.from === left && one.record.inject === "@denied");
  const on = (records, day, headline) =>
    records.some(({ record }) => dayWritten(scenario, record.date) === day && record.headline === headline);
  const dates = ({ records }) =>
    new Map(records.flatMap(({ record }) => (record.type === "milestone" ? [[record.milestone, record.date]] : [])));
  const [reached, others] = [dates(played), dates(without)];
  const label = (id) => scenario.milestones.find((one) => one.id === id).label;
  const endings = (id) => scenario.endings.find((one) => one.id === id)?.label ?? "No ending by the horizon";
  const endDate = ({ records }) => dayWritten(scenario, records.at(-1)?.record.date ?? scenario.start);
  const holds = countsThatHold(played.records, without.records, isOwn);
  const said = [0, 0, 0, 0];
  const check = (kind, sentence, so) => {
    seen[kind] = (seen[kind] ?? 0) + 1;
    if (!so) wrong.push(`${kind}: ${sentence}`);
  };
  const quoted = (words) => [...words.matchAll(/“([^”]*)”/g)].map(([, text]) => text);
  const same = (one, other) => JSON.stringify([...one].sort()) === JSON.stringify([...other].sort());
  const placed = ({ record }) => `${record.time} ${pathOf(record)}`;
  const alike = ({ records }) => records.filter((one) => own !== undefined && placed(one) === placed(own)).length;
  const anyway = own !== undefined && !pathOf(own.record).startsWith("inject.@") && alike(without) >= alike(played);
  const course = ({ records }) => records.filter((one) => !isOwn(one)).map(placed);
  /** Without what came in its stead at the same time, where that is told. */
  const courseWithout = () => {
    const rest = course(without);
    if (anyway) rest.splice(rest.indexOf(placed(own)), 1);
    return rest;
  };
  const kinds = {
    "no other happening and no gauge at last would be different": (_, sentence) => {
      const gauges = [played, without].map(({ world }) => JSON.stringify(engine.readGauges(model, world)));
      return (
        same(course(played), courseWithout()) &&
        without.lost.length === 0 &&
        (gauges[0] === gauges[1]) === !sentence.endsWith("as far as figures show")
      );
    },
    "it would have happened at the same time without the act": () => anyway,
    "it would have ended otherwise: (.*)": ([ending]) =>
      played.world.ended &&
      without.world.ended &&
      played.world.ending !== without.world.ending &&
      endings(without.world.ending) === ending,
    "it would be over by now: (.*)": ([ending]) =>
      !played.world.ended && without.world.ended && endings(without.world.ending) === ending,
    "the same ending on (.*), not on (.*)": ([day, not]) =>
      played.world.ending === without.world.ending &&
      endDate(without) === day &&
      endDate(played) === not &&
      day !== not,
    "not reached: (.*)": ([names]) =>
      same(quoted(names), [...reached.keys()].filter((id) => !others.has(id)).map(label)),
    "reached: (.*)": ([names]) => same(quoted(names), [...others.keys()].filter((id) => !reached.has(id)).map(label)),
    "reached on another day: (.*)": ([names]) => {
      const moved = [...reached].filter(([id, date]) => others.has(id) && others.get(id) !== date);
      const written = moved.map(
        ([id, date]) =>
          `“${label(id)}” on ${dayWritten(scenario, others.get(id))}, not on ${dayWritten(scenario, date)}`,
      );
      return same(names.split("; "), written);
    },
    "the first of them, on ([^:]*): no “(.*)”": ([day, headline]) =>
      on(played.records, day, headline) &&
      !on(without.records, day, headline) &&
      isFirst(day, headline, played, without),
    "the first of them, on ([^:]*): “(.*)”": ([day, headline]) =>
      on(without.records, day, headline) &&
      !on(played.records, day, headline) &&
      isFirst(day, headline, without, played),
    "the first of them: “(.*)” on (.*), not on (.*)": ([headline, day, not]) =>
      on(without.records, day, headline) && on(played.records, not, headline) && !on(without.records, not, headline),
    "at last: (.*)": ([words]) =>
      words.split("; ").every((part) => {
        const [, name, instead, value] = /^(.*) (\S+) instead of (\S+)$/.exec(part) ?? [];
        const gauge = scenario.gauges.find((one) => one.label === name);
        if (gauge === undefined || instead === value) return false;
        const close = ({ world }, written) =>
          Math.abs(engine.readGauges(model, world)[gauge.id] - number(written)) <=
          (written.includes(".") ? 0.0501 : 0.5001);
        return close(without, instead) && close(played, value);
      }),
    "no longer possible, and left out: (.*)": ([names]) =>
      names === listed(without.lost.map((place) => titleOf(scenario, done[place]))),
  };
  /** Nothing before it is missing from the other course, or came there a day or more sooner or later. */
  const isFirst = (day, headline, one, other) => {
    const first = one.records.find(
      ({ record }) => dayWritten(scenario, record.date) === day && record.headline === headline,
    );
    const near = (records, { record, from }) =>
      records.some(
        (twin) =>
          pathOf(twin.record) === pathOf(record) &&
          (!pathOf(record).startsWith("inject.@") || twin.from === from) &&
          Math.abs(twin.record.time - record.time) < 1,
      );
    const told = ({ record }) =>
      record.type !== "milestone" && record.type !== "end" && record.time < first.record.time;
    const missing = (from, to) => from.records.filter((each) => told(each) && !isOwn(each) && !near(to.records, each));
    return missing(one, other).length === 0 && missing(other, one).length === 0;
  };
  const counted = [
    /(\d+) happenings? would not have come(?! a)/,
    /(\d+) happenings? would have come instead/,
    /(\d+) happenings? would have come a day or more sooner or later/,
    /^(\d+) happenings? would have come less than a day sooner or later$/,
  ];
  for (const sentence of sentences) {
    const counts = counted.map((shape) => Number(shape.exec(sentence)?.[1] ?? 0));
    if (counts.some((n) => n > 0)) {
      counts.forEach((n, k) => {
        said[k] += n;
      });
      continue;
    }
    const found = Object.entries(kinds).find(([shape]) =>
      new RegExp(`^${shape}(?:, as far as figures show)?$`, "u").test(sentence),
    );
    if (found === undefined) {
      check("a sentence of a kind that nobody checks", sentence, false);
      continue;
    }
    const [shape, so] = found;
    check(shape, sentence, so(new RegExp(`^${shape}$`, "u").exec(sentence)?.slice(1) ?? [], sentence));
  }
  if (holds !== null)
    check(
      "counts",
      `${said} where ${holds.join(" or ")} is so`,
      holds.some((sum) => sum.join() === said.join()),
    );
  if (anyway && !sentences.includes("it would have happened at the same time without the act"))
    wrong.push("that it would have happened all the same is not told");
  const mute = !sentences.some((sentence) => /ended otherwise|over by now/.test(sentence));
  if (mute && without.world.ended && (!played.world.ended || played.world.ending !== without.world.ending)) {
    wrong.push("another ending is not told");
  }
  return wrong;
}

/** The lines of a card's "Without it", as plain text. */
export function linesOf(text) {
  const words = text
    .map((part) => (typeof part === "string" ? part : part.kind === "break" ? "\n" : part.text))
    .join("");
  return words.split("\n");
}
