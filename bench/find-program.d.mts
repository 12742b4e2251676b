export const namesOfChromium: readonly string[];
export const namesOfFirefox: readonly string[];
export function findProgram(names: readonly string[]): string | null;
export function needProgram(names: readonly string[]): string;
