/**
 * The help of the command line: its groups of commands. Messages of the catalogue.
 */
export const help = {
  "help.group":
    "{group, select, play {Play and take away} exercises {Run an exercise} runs {Play many runs} scenarios {Look at scenarios and write them} other {For programs}}:",
} as const;
