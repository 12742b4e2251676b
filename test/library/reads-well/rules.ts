/**
 * What a headline presupposes has to hold: rules over transcripts, for the crises of the South Caucasus. Each reads a
 * transcript line by line, knows what was said and moved before, and says what is wrong with a line, if anything is.
 */
import { fighting, front, peace, plain, type Rule, shots, war } from "./rule.js";
import { toldRules } from "./told-rules.js";
import { Stage, type Transcript } from "./transcript.js";
import { warRules } from "./war-rules.js";

export interface Breach {
  readonly rule: string;
  readonly date: string;
  readonly headline: string;
  readonly why: string;
}

const attacksEndWithTruces: Rule = {
  id: "attacks-end-with-truces",
  holds: "An army breaks its attack off while there is fighting, not days into a truce.",
  reader: plain((line, stage) => {
    const { headline, posture = "", from = "" } = line;
    const breaksOff = /\.posture$/.test(posture) && /attacking$/.test(from) && /dig in/i.test(headline);
    const days = stage.daysSince(front, ...shots);
    return breaksOff && days > 1 ? `nobody has fired for ${days.toFixed(0)} days` : undefined;
  }),
};

const dronesFallInWar: Rule = {
  id: "drones-fall-in-war",
  holds: "Drones are shot down while there is war.",
  reader: plain(({ headline }, stage) =>
    /drones? .*(?:shot down|jammed)/i.test(headline) && !stage.is(front, ...war) ? "there is no war" : undefined,
  ),
};

const talksAfterFights: Rule = {
  id: "talks-after-fights",
  holds: "Baku does not go back to the table while its troops fight.",
  reader: plain(({ headline }, stage) =>
    /returns to talks/i.test(headline) && stage.is(front, ...fighting) ? "there is fighting" : undefined,
  ),
};

const weeksAreWeeks: Rule = {
  id: "weeks-are-weeks",
  holds: "A drill that follows within weeks follows within six.",
  reader: () => {
    let ended = Number.NaN;
    return ({ headline, posture, to, time }) => {
      const since = time - ended;
      if (posture === "turkey.exercise" && to === "over") ended = time;
      return /follows within weeks/i.test(headline) && !(since <= 43)
        ? "the last one ended long before, or never"
        : undefined;
    };
  },
};

const quietAgain: Rule = {
  id: "quiet-again",
  holds: "A line is quiet again only if it was loud within two weeks.",
  reader: plain(({ headline }, stage) => {
    const days = stage.daysSince(front, ...shots);
    return /\bline quiet again\b/i.test(headline) && days > 15
      ? `nobody has fired for ${days.toFixed(0)} days`
      : undefined;
  }),
};

const jetsForOutsiders: Rule = {
  id: "jets-for-outsiders",
  holds: "Jets are there for an outsider who might step in only until the peace is signed.",
  reader: plain(({ headline }, stage) =>
    /should outsiders step in/i.test(headline) && stage.is("russia.plan", ...peace)
      ? "the peace has been signed"
      : undefined,
  ),
};

const termsBeforeSignature: Rule = {
  id: "terms-before-signature",
  holds: "Nobody names a price or breaks off the talks once the peace is signed.",
  reader: plain(({ posture }, stage) =>
    /^(?:azerbaijan|armenia)\.terms$/.test(posture ?? "") && stage.is("russia.plan", ...peace)
      ? "the peace has been signed"
      : undefined,
  ),
};

const councilsMindWars: Rule = {
  id: "councils-mind-wars",
  holds: "No security council turns to other things while there is war.",
  reader: plain(({ headline }, stage) =>
    /council/i.test(headline) && /turns to other|drops off/i.test(headline) && stage.is(front, ...war)
      ? "there is war"
      : undefined,
  ),
};

const noExerciseInWar: Rule = {
  id: "no-exercise-in-war",
  holds: "No joint exercise opens in the middle of a war, and none that was put off ends on schedule.",
  reader: () => {
    let late = false;
    return ({ headline, posture, to }, stage) => {
      const putOff = late;
      if (posture === "turkey.exercise") late = to === "postponed" || (late && to !== "planned" && to !== "over");
      if (!/exercise|drill/i.test(headline)) return undefined;
      if (/\bbegins?\b|follows/i.test(headline) && stage.is(front, ...war)) return "there is war";
      return /on schedule/i.test(headline) && putOff ? "it had been put off" : undefined;
    };
  },
};

const soldiersDieInFights: Rule = {
  id: "soldiers-die-in-fights",
  holds: "Arms kill soldiers while there is fighting, or in the week after.",
  reader: plain(({ headline }, stage) => {
    const days = stage.daysSince(front, ...fighting);
    return /kill our soldiers/i.test(headline) && days > 7
      ? `the last fighting was ${days.toFixed(0)} days ago`
      : undefined;
  }),
};

const calmHasLasted: Rule = {
  id: "calm-has-lasted",
  holds: "Days of calm were days, a quiet week was a week, and a truce that holds has held for a day.",
  reader: plain(({ headline }, stage) => {
    const calm = stage.daysSince(front, ...shots);
    if (/after days of (?:calm|quiet)/i.test(headline) && calm < 2) return `${calm.toFixed(1)} days of calm`;
    if (/quiet week/i.test(headline) && calm < 7) return `${calm.toFixed(1)} days of calm`;
    if (/truce holds/i.test(headline) && stage.daysIn(front) < 1) return "the truce is not a day old";
    return undefined;
  }),
};

const rightPlace: Rule = {
  id: "right-place",
  holds: "What is fought is fought where the headline says: on the border or in Karabakh.",
  reader: plain((line, stage) => {
    const { headline, actor } = line;
    if (actor !== "front" || stage.state("front.line") === "") return undefined;
    const onBorder =
      /\b(?:on|across|along|over posts on) the (?:whole )?border\b|^border (?:falls )?quiet|whole border/i;
    if (onBorder.test(headline) && !stage.is("front.line", "border", "both")) return "it is fought in Karabakh";
    if (/line of contact/i.test(headline) && stage.leaves(line, "front.line", "border"))
      return "it is fought on the border";
    return undefined;
  }),
};

const backToWhatWas: Rule = {
  id: "back-to-what-was",
  holds: "Nobody goes back to what has not been.",
  reader: plain(({ headline }, stage) => {
    if (/go back to joint/i.test(headline) && !stage.hasBeen("minsk.process", "calls", "brokering"))
      return "no joint statement had been made";
    return undefined;
  }),
};

/** Names that are spelt two ways in these texts, each pair once. What opens a sentence may be any word. */
export function namesSpeltTwoWays(texts: Iterable<string>): readonly (readonly [string, string])[] {
  const names = new Set([...texts].flatMap((text) => text.match(/(?<=[\p{Ll},] )\p{Lu}\p{Ll}{4,}\b/gu) ?? []));
  const sorted = [...names].sort();
  return sorted.flatMap((one, place) =>
    sorted.slice(place + 1).flatMap((other) => (oneLetterApart(one, other) ? [[one, other] as const] : [])),
  );
}

/** Whether two words differ in one letter replaced; endings such as a plural aside. */
function oneLetterApart(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  const differing = [...one].filter((letter, place) => letter !== other[place]);
  return differing.length === 1 && one.at(-1) === other.at(-1);
}

const attacker = /(?:Azerbaijan|Armenia|Baku|Yerevan)\S* .*\b(?:attack|assault|offensive|strike|punch)/i;

const opensWithWho: Rule = {
  id: "opens-with-who",
  holds: "The first lines, before anything moves, say what opened the crisis, and of a war who attacked.",
  reader: () => {
    let opening: string[] | undefined = [];
    return ({ headline, posture }, stage) => {
      if (opening === undefined) return undefined;
      if (posture === undefined && stage.now === 0) {
        opening.push(headline);
        return undefined;
      }
      const said = opening.join("; ");
      opening = undefined;
      if (stage.is(front, ...war) && !attacker.test(said)) return "there is war, and nothing has said who attacked";
      if (stage.is(front, "incidents") && !/shots|fire/i.test(said)) return "shots are fired, and nothing has said so";
      return stage.is(front, "truce") && !/ceasefire|truce/i.test(said)
        ? "there is a ceasefire, and nothing has said so"
        : undefined;
    };
  },
};

const warsHaveDead: Rule = {
  id: "wars-have-dead",
  holds: "No war ends with nobody dead.",
  reader: plain(() => undefined),
  whole: ({ initial, lines, deaths }) => {
    const fought = [initial[front], ...lines.flatMap(({ posture, to }) => (posture === front ? [to] : []))];
    return deaths !== undefined && deaths < 1 && fought.some((state) => war.includes(state as (typeof war)[number]))
      ? "there was war and nobody is dead"
      : undefined;
  },
};

export const rules: readonly Rule[] = [
  ...warRules,
  ...toldRules,
  attacksEndWithTruces,
  dronesFallInWar,
  talksAfterFights,
  weeksAreWeeks,
  quietAgain,
  jetsForOutsiders,
  termsBeforeSignature,
  councilsMindWars,
  noExerciseInWar,
  soldiersDieInFights,
  calmHasLasted,
  rightPlace,
  backToWhatWas,
  opensWithWho,
  warsHaveDead,
];

/** What is wrong with a transcript, in its order. */
export function breachesOf(transcript: Transcript): readonly Breach[] {
  const stage = new Stage(transcript.initial);
  const readers = rules.map(({ id, reader }) => ({ rule: id, read: reader() }));
  const found: Breach[] = [];
  for (const line of transcript.lines) {
    stage.now = line.time;
    for (const { rule, read } of readers) {
      const why = read(line, stage);
      if (why !== undefined) found.push({ rule, date: line.date, headline: line.headline, why });
    }
    stage.read(line);
  }
  for (const { id, whole } of rules) {
    const why = whole?.(transcript);
    if (why !== undefined) found.push({ rule: id, date: transcript.lines.at(-1)?.date ?? "", headline: "", why });
  }
  return found;
}
