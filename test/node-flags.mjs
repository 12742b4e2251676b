/**
 * How Node clears away what tests leave behind, in the processes of the tests and in the one that answers for command lines
 * (test/cli/serving.mjs). Helping threads made tests of reports take a tenth longer.
 */
export const nodeFlags = [
  // One thread a process: there are more processes than processors, and threads that share the work mostly wait for each other.
  "--single-threaded-gc",
  // Room for what is left behind at once.
  "--max-semi-space-size=64",
];
