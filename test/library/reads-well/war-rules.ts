/**
 * Rules on fighting, truces and armies, and on what is told of them.
 */
import {
  again,
  armies,
  fighting,
  front,
  isMove,
  keepers,
  ordinals,
  peace,
  plain,
  type Rule,
  shots,
  war,
} from "./rule.js";

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

export const warRules: readonly Rule[] = [
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
];
