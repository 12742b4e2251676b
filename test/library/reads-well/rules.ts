/**
 * What a headline presupposes has to hold: rules over transcripts, for the crises of the South Caucasus. Each reads a
 * transcript line by line, knows what was said and moved before, and says what is wrong with a line, if anything is.
 */
import { type Line, Stage, type Transcript } from "./transcript.js";

/** Says what is wrong with a line; called for each line in turn, before it takes effect. */
type Reader = (line: Line, stage: Stage) => string | undefined;

export interface Rule {
  readonly id: string;
  /** What has to hold. */
  readonly holds: string;
  readonly reader: () => Reader;
  /** Says what is wrong with a transcript as a whole. */
  readonly whole?: (transcript: Transcript) => string | undefined;
}

export interface Breach {
  readonly rule: string;
  readonly date: string;
  readonly headline: string;
  readonly why: string;
}

const front = "front.hostilities";
const war = ["limited-war", "general-war"] as const;
const fighting = ["clashes", ...war] as const;
const shots = ["incidents", ...fighting] as const;
const peace = ["signed", "deployed"] as const;
const keepers = ["deployed", "reinforced", "entrenched"] as const;
const armies: { readonly [actor: string]: { readonly other: string; readonly called: readonly string[] } } = {
  azerbaijan: { other: "armenia", called: ["mobilising", "attacking"] },
  armenia: { other: "azerbaijan", called: ["mobilised", "counter-attacking"] },
};
const again = /\b(?:again|once more|anew|resumes?|returns?|further|more|another|new|second|third|fourth|fifth|yet)\b/i;
const ordinals = ["first", "second", "third", "fourth", "fifth", "sixth"];

/** A rule that needs to remember nothing. */
const plain =
  (reader: Reader): Rule["reader"] =>
  () =>
    reader;

const isMove = ({ posture, from, to }: Line, of: string) => posture === of && from !== to;

/** Lines that say that something stops firing. */
const silence = /guns (?:all )?(?:fall|fell|are) silent|heavy guns (?:are|fall) silent|only rifle fire/i;

const silencedOnce: Rule = {
  id: "silenced-once",
  holds:
    "Guns fall silent only if they have fired since they last fell silent, and rifles are heard only while they fire.",
  reader: () => {
    let loud = true;
    return (line, stage) => {
      const fires = stage.leaves(line, front, ...fighting) || /strike|missile|shells?\b/i.test(line.headline);
      if (!silence.test(line.headline)) {
        loud ||= fires;
        return undefined;
      }
      const wasLoud = loud || stage.is(front, ...fighting);
      loud = stage.leaves(line, front, ...fighting);
      if (!wasLoud) return "they were silent already";
      if (/rifle/i.test(line.headline) && !stage.leaves(line, front, ...shots)) return "nobody fires";
      return undefined;
    };
  },
};

const shellingNeedsGuns: Rule = {
  id: "shelling-needs-guns",
  holds: "Shelling dies down only where guns were in use.",
  reader: plain(({ headline }, stage) =>
    /shelling dies/i.test(headline) && stage.is("front.fires", "small-arms") ? "no gun was in use" : undefined,
  ),
};

const trucesAreCounted: Rule = {
  id: "truces-are-counted",
  holds: "A second truce is not told like the first, and the third is called the third.",
  reader: () => {
    let truces: number | undefined;
    return (line, stage) => {
      truces ??= stage.is(front, "truce") ? 1 : 0;
      if (!isMove(line, front) || line.to !== "truce") return undefined;
      truces += 1;
      const { headline } = line;
      if (!/truce|cease-?\s?fire|halt|stop/i.test(headline)) return undefined;
      const called = ordinals.findIndex((word) => new RegExp(`\\b${word}\\b`, "i").test(headline)) + 1;
      if (called > 1 && called !== truces) return `it is truce number ${truces}`;
      if (truces > 1 && !again.test(headline)) return `it is truce number ${truces}, told like the first`;
      if (truces === 3 && /truce/i.test(headline) && called !== 3) return "it is the third truce and not called so";
      return undefined;
    };
  },
};

const agreedTrucesWereAgreed: Rule = {
  id: "agreed-truces-were-agreed",
  holds: "No truce is told as agreed, at that moment or of its kind, that came about with nothing signed.",
  reader: () => {
    let [unsignedAt, humanitarian] = [Number.NaN, 0];
    return (line) => {
      const { headline, time } = line;
      if (isMove(line, front) && line.to === "truce") {
        unsignedAt = /nothing has been signed/i.test(headline) ? time : Number.NaN;
        if (!/humanitarian/i.test(headline)) return undefined;
        humanitarian += 1;
        const called = ordinals.findIndex((word) => new RegExp(`\\b${word} humanitarian`, "i").test(headline)) + 1;
        return called > 1 && called !== humanitarian ? `it is humanitarian truce number ${humanitarian}` : undefined;
      }
      return time === unsignedAt && /truce/i.test(headline) && /agreed|signed/i.test(headline)
        ? "nobody has agreed to it"
        : undefined;
    };
  },
};

const collapsesTellHowSoon: Rule = {
  id: "collapses-tell-how-soon",
  holds:
    "A truce that fails within the day fails within hours, one that lasted a week is said to have lasted; and no two of the first three fail in the same words.",
  reader: () => {
    const said: string[] = [];
    return (line, stage) => {
      if (!isMove(line, front) || line.from !== "truce" || !war.includes(line.to as (typeof war)[number]))
        return undefined;
      const { headline } = line;
      if (!/truce/i.test(headline)) return undefined;
      const days = stage.daysIn(front);
      const repeated = said.length < 3 && said.includes(headline);
      said.push(headline);
      if (/hours/i.test(headline) ? days >= 1 : Math.floor(line.time) === Math.floor(line.time - days))
        return `it lasted ${days.toFixed(1)} days`;
      if (days >= 8 && !/days|weeks?|month/i.test(headline)) return `it had lasted ${days.toFixed(1)} days`;
      return repeated ? "word for word as a truce before it" : undefined;
    };
  },
};

const callUpsHaveCause: Rule = {
  id: "call-ups-have-cause",
  holds:
    "Reserves are called up while there are shots or the other army is called up, and not after the peace is signed.",
  reader: plain(({ headline, actor = "" }, stage) => {
    const army = armies[actor];
    if (army === undefined || !/calls? up/i.test(headline)) return undefined;
    if (stage.is("russia.plan", ...peace)) return "the peace has been signed";
    const answers = stage.is(`${army.other}.posture`, ...(armies[army.other]?.called ?? []));
    return answers || stage.daysSince(front, ...shots) <= 7 ? undefined : "nobody shoots and the other army is at home";
  }),
};

const calledUpOnce: Rule = {
  id: "called-up-once",
  holds: "An army that has been called up and not sent home is not called up as if for the first time.",
  reader: () => {
    const called = new Set<string>();
    return (line, stage) => {
      const { actor = "", headline, posture, to } = line;
      for (const [id, army] of Object.entries(armies)) {
        if (stage.now === 0 && stage.is(`${id}.posture`, ...army.called)) called.add(id);
      }
      if (posture === `${actor}.posture` && to === "holding") called.delete(actor);
      if (armies[actor] === undefined || !/calls? up/i.test(headline)) return undefined;
      const twice = called.has(actor);
      called.add(actor);
      return twice && !again.test(headline) ? "it had been called up and not sent home" : undefined;
    };
  },
};

const noAttackThroughPeace: Rule = {
  id: "no-attack-through-peace",
  holds: "Nobody attacks past a signed peace, and where peacekeepers stand in the way an attack says so.",
  reader: plain((line, stage) => {
    if (!isMove(line, "azerbaijan.posture") || line.to !== "attacking") return undefined;
    if (stage.is("russia.plan", ...peace)) return "the peace has been signed";
    const past = stage.is("russia.contingent", ...keepers) && !/peacekeeper|Russian/i.test(line.headline);
    return past ? "peacekeepers stand in between" : undefined;
  }),
};

const brokenPeaceIsTold: Rule = {
  id: "broken-peace-is-told",
  holds: "A war after the signature tears the signed statement up, on the same day.",
  reader: () => {
    let broken = -1;
    return (line, stage) => {
      if (!stage.is("russia.plan", ...peace)) broken = -1;
      const late = broken >= 0 && line.time > broken + 1;
      if (late) broken = -1;
      if (isMove(line, front) && war.includes(line.to as (typeof war)[number]) && stage.is("russia.plan", ...peace))
        broken = line.time;
      return late ? "there has been war for a day and the statement still stands" : undefined;
    };
  },
};

const statementsResume: Rule = {
  id: "statements-resume",
  holds: "Moscow's statements cease only if they were made, and when they are made again they are said to be.",
  reader: () => {
    let spoken: boolean | undefined;
    let ceased = false;
    return (line, stage) => {
      spoken ??= !stage.is("russia.mediation", "watching");
      if (/statements? .*(?:cease|end|stop)|Moscow falls silent/i.test(line.headline)) {
        const said = spoken;
        [spoken, ceased] = [false, true];
        return said ? undefined : "no statement had been made since they last ceased";
      }
      if (!isMove(line, "russia.mediation") || !["appealing", "hinting", "naming"].includes(line.to ?? ""))
        return undefined;
      const silent = ceased && !spoken;
      spoken = true;
      return silent && line.to === "appealing" && !again.test(line.headline)
        ? "they had ceased, and nothing says that they resume"
        : undefined;
    };
  },
};

const fightingIsNow: Rule = {
  id: "fighting-is-now",
  holds: "The fighting is somewhere only while somebody fights.",
  reader: plain((line, stage) => {
    if (/\bfighting is\b/i.test(line.headline) && !stage.leaves(line, front, ...fighting)) return "nobody fights";
    if (/discuss the fighting/i.test(line.headline) && stage.daysSince(front, ...fighting) > 7)
      return "nobody has fought for a week";
    return undefined;
  }),
};

/** Postures in which somebody says or promises something. */
const words =
  /^(?:turkey\.(?:voice|bases|contingent|monitoring|deminers|fighters|ties)|russia\.(?:guarantee|arms|red-lines|plan|forces|mediation)|zone\.handover|azerbaijan\.(?:alignment|diplomacy|terms|consent|cadres)|armenia\.(?:stance|terms|appeal))$/;

/** Whether a move says or promises something that has to stand for the day; fighting may tear up a signed peace at once. */
export function isSaid(posture: string, from: string, to: string): boolean {
  const army = /^(?:azerbaijan|armenia)\.posture$/.test(posture) && [from, to].includes("holding");
  const torn = posture === "russia.plan" && peace.includes(from as (typeof peace)[number]);
  return from !== to && !torn && (words.test(posture) || army);
}

const keptForADay: Rule = {
  id: "kept-for-a-day",
  holds: "Nobody takes back on one day what was said on that day.",
  reader: () => {
    const said = new Map<string, { readonly date: string; readonly from: string }>();
    return ({ posture = "", from = "", to = "", date }) => {
      if (!isSaid(posture, from, to)) return undefined;
      const before = said.get(posture);
      said.set(posture, { date, from });
      return before?.date === date && before.from === to ? "it takes back what was said that day" : undefined;
    };
  },
};

const daysAfterAreDays: Rule = {
  id: "days-after-are-days",
  holds: "Who is received days after another is received two days after him or later, and the day after is the next.",
  reader: plain(({ headline }, stage) => {
    const days = Math.floor(stage.now) - Math.floor(stage.now - stage.daysIn("russia.talks"));
    const said = /days after Baku/i.test(headline) ? days >= 2 : !/day after Baku/i.test(headline) || days === 1;
    return said ? undefined : `it is ${days} days after Baku`;
  }),
};

const returnsIfSent: Rule = {
  id: "returns-if-sent",
  holds: "Jets go back to base only if they flew.",
  reader: plain(({ headline, posture, from }) =>
    posture === "russia.forces" && /\bjets\b.* return/i.test(headline) && from !== "air-cover"
      ? "no Russian jet had flown"
      : undefined,
  ),
};

const toldAsAgain: Rule = {
  id: "told-as-again",
  holds: "A paper, a vote, a complaint or a rebuff that comes again is told as coming again.",
  reader: () => {
    const told = new Set<string>();
    return ({ headline, transition, posture }) => {
      if (!/sign paper|votes to send|have done nothing|kept out of the zone/i.test(headline)) return undefined;
      const of = `${posture}.${transition}`;
      const before = told.has(of);
      told.add(of);
      return before && !again.test(headline) ? "it is told as if for the first time" : undefined;
    };
  },
};

/** From when on nobody holds the office in which a headline knows him, by the public record. */
const offices: readonly (readonly [told: RegExp, until: string])[] = [
  [/Armenia's president|Sarkisian/, "2018-04-09"],
  [/Rogozin in Baku/, "2018-05-18"],
];

const officesAreHeld: Rule = {
  id: "offices-are-held",
  holds: "Who speaks for a country holds the office that the headline knows.",
  reader: plain(({ headline, date }) =>
    offices.some(([told, until]) => told.test(headline) && date >= until)
      ? "the office is not his any more"
      : undefined,
  ),
};

const answeredNextDay: Rule = {
  id: "answered-next-day",
  holds: "No request is passed over on the day on which it is made.",
  reader: () => {
    let asked: string | undefined;
    return ({ posture, to, date }) => {
      if (posture !== "minsk.process") return undefined;
      const passedOver = to === "ignored" && asked === date;
      asked = to === "enlarged-asked" ? date : undefined;
      return passedOver ? "it was made that day" : undefined;
    };
  },
};

const firstIsOnce: Rule = {
  id: "first-is-once",
  holds: "What is told as the first of its kind is told once.",
  reader: () => {
    const said = new Set<string>();
    return ({ headline, transition, posture }) => {
      if (!/\bfirst (?!shots?\b|line\b)/i.test(headline)) return undefined;
      const of = posture === undefined ? headline : `${posture}.${transition}`;
      const twice = said.has(of);
      said.add(of);
      return twice ? "it was told as the first before" : undefined;
    };
  },
};

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
  silencedOnce,
  shellingNeedsGuns,
  trucesAreCounted,
  agreedTrucesWereAgreed,
  collapsesTellHowSoon,
  callUpsHaveCause,
  calledUpOnce,
  noAttackThroughPeace,
  brokenPeaceIsTold,
  statementsResume,
  fightingIsNow,
  keptForADay,
  daysAfterAreDays,
  returnsIfSent,
  toldAsAgain,
  officesAreHeld,
  answeredNextDay,
  firstIsOnce,
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
