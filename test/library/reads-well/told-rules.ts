/**
 * Rules on what is said: whether it stands for its day, whether it comes for the first time or again, and who may say it.
 */
import { again, peace, plain, type Rule } from "./rule.js";

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

const callsEnd: Rule = {
  id: "calls-that-end-have-ended",
  holds: "Telephone calls are told as over only where nobody is called within twelve days of it.",
  reader: () => {
    let ended = -Infinity;
    return ({ headline, posture, to = "", time }) => {
      if (/telephone calls .* end$/i.test(headline)) ended = time;
      const called = posture === "russia.mediation" && /-call$/.test(to) && time - ended <= 12;
      return called ? `calls were told as over ${Math.floor(time - ended)} days before` : undefined;
    };
  },
};

const warnedInOtherWords: Rule = {
  id: "warned-in-other-words",
  holds: "Who warns Baku again within twelve days does not do it in the same words.",
  reader: () => {
    const said = new Map<string, number>();
    return ({ headline, time }) => {
      if (!/tells Aliyev .*nothing must/i.test(headline)) return undefined;
      const days = time - (said.get(headline) ?? -Infinity);
      said.set(headline, time);
      return days <= 12 ? `it was told in these words ${Math.floor(days)} days before` : undefined;
    };
  },
};

const karabakhIsRemembered: Rule = {
  id: "karabakh-is-remembered",
  holds: "Where it was fought in Karabakh, firing there comes again, and armies do not watch the border instead.",
  reader: plain(({ headline }, stage) => {
    if (!stage.hasBeen("front.line", "karabakh")) return undefined;
    if (/\bfiring\b.*\bKarabakh/i.test(headline) && !again.test(headline)) return "it was fought there before";
    return /armies watch the border/i.test(headline) ? "they face each other in Karabakh" : undefined;
  }),
};

export const toldRules: readonly Rule[] = [
  keptForADay,
  daysAfterAreDays,
  returnsIfSent,
  toldAsAgain,
  officesAreHeld,
  answeredNextDay,
  firstIsOnce,
  callsEnd,
  warnedInOtherWords,
  karabakhIsRemembered,
];
