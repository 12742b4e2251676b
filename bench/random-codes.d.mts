/** Types of random-codes.mjs. */
export function randomCodes(count: number): readonly { readonly scenario: string; readonly code: string }[];
export function hashHere(scenario: string, code: string): string;
