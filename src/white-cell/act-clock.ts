/**
 * Setting the clock on the wall: more time, a break, another start, or putting it away. What is done most, pausing and going on, has a key of
 * its own.
 */
import { say } from "../catalogue/index.js";
import type { Act, ActContext } from "./act.js";
import { type Answers, numberOf } from "./form.js";
import { defaultMinutes, plannedMinutes } from "./turn-time.js";

const longest = 600;
const usual = { extend: "5", break: "15" } as const;

function counted({ session }: ActContext): boolean {
  const { turn, break: pause } = session.state.clock;
  return turn !== null || pause !== null;
}

type Does = "extend" | "break" | "start" | "stop";
const doesOf = ({ do: does }: Answers): Does => (does ?? "extend") as Does;

export const clockAct: Act = {
  key: "c",
  name: "clock",
  title: "clock.act",
  does: "clock.act-does",
  barred: ({ session }) => (session.readClock() === null ? say("clock.none-here") : ""),
  fields: (context, answers) => {
    const choice = (value: Does) => ({
      value,
      label: say("clock.does", { do: value }),
      aside: say("clock.does-aside", { do: value }),
    });
    const does = doesOf(answers);
    const initial =
      does === "start" ? String(plannedMinutes(context.session) ?? defaultMinutes) : does === "stop" ? "" : usual[does];
    return [
      {
        kind: "pick",
        name: "do",
        label: say("clock.what"),
        choices: counted(context)
          ? [choice("extend"), choice("break"), choice("start"), choice("stop")]
          : [choice("start"), choice("break")],
      },
      ...(does === "stop"
        ? []
        : [
            {
              kind: "number" as const,
              name: "minutes",
              label: say("clock.minutes"),
              hint: say("clock.minutes-hint", { do: does }),
              min: does === "extend" ? -longest : 0.5,
              max: longest,
              initial,
            },
          ]),
    ];
  },
  command: (answers) => {
    const does = doesOf(answers);
    return [{ type: "clock", do: does, ...(does === "stop" ? {} : { minutes: numberOf(answers.minutes ?? "") }) }];
  },
  sentence: (answers, { session }) => {
    const minutes = numberOf(answers.minutes ?? "");
    const inBreak = session.state.clock.break !== null;
    return [say("clock.sure", { do: doesOf(answers), minutes: Math.abs(minutes), fewer: minutes < 0, inBreak })];
  },
  done: (answers) => {
    const minutes = numberOf(answers.minutes ?? "");
    return say("clock.done", { do: doesOf(answers), minutes: Math.abs(minutes), fewer: minutes < 0 });
  },
};
