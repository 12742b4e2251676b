/**
 * Secrets that people and devices hold, and what is kept of them. Tokens and links are 256 random bits, of which a plain hash is
 * kept, because nobody can guess them. A seat's word is short enough to read out, so its hash is slow and salted. The code on
 * the wall is no secret to anybody in the room: it opens the lobby.
 */
import { createHash, randomBytes, randomInt, scrypt, timingSafeEqual } from "node:crypto";

/** Letters and figures that nobody mistakes for another, read out or on a wall. */
const onWalls = "ABCDEFGHJKMNPQRTUVWXY34679";
const codeLength = 6;

export function drawCode(): string {
  return Array.from({ length: codeLength }, () => onWalls[randomInt(onWalls.length)]).join("");
}

/** A code as it is meant, however it was typed; empty for what can't be one. */
export function readCode(typed: string): string {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, "");
  return code.length === codeLength && [...code].every((letter) => onWalls.includes(letter)) ? code : "";
}

const consonants = "bdfghjklmnprstvz";
const vowels = "aeiou";
const syllables = 6;

/** A word of six syllables in three parts: some 38 bits, which nobody guesses at the pace that is allowed. */
export function drawWord(): string {
  const syllable = () => `${consonants[randomInt(consonants.length)]}${vowels[randomInt(vowels.length)]}`;
  const drawn = Array.from({ length: syllables }, syllable);
  return [0, 2, 4].map((at) => `${drawn[at]}${drawn[at + 1]}`).join("-");
}

/** A word as it is meant, however it was typed. */
export const readWord = (typed: string): string => typed.toLowerCase().replaceAll(/[^a-z]/g, "");

export const drawToken = (): string => randomBytes(32).toString("base64url");

/** Whether a text has the form of a token, so that nothing else is ever hashed. */
export const isToken = (text: unknown): text is string => typeof text === "string" && /^[\w-]{43}$/.test(text);

export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");

/** What is kept of a word. */
export interface KeptWord {
  /** 16 random bytes in hex. */
  readonly salt: string;
  /** scrypt of the word in hex. */
  readonly hash: string;
}

/** 32 MiB and some 100 ms for each try. */
const cost = { N: 1 << 15, r: 8, p: 1, maxmem: 1 << 26 } as const;
const keyLength = 32;

function stretch(word: string, salt: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(readWord(word), Buffer.from(salt, "hex"), keyLength, cost, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}

export async function keepWord(word: string): Promise<KeptWord> {
  const salt = randomBytes(16).toString("hex");
  return { salt, hash: (await stretch(word, salt)).toString("hex") };
}

export async function isKeptWord(word: string, { salt, hash }: KeptWord): Promise<boolean> {
  return timingSafeEqual(await stretch(word, salt), Buffer.from(hash, "hex"));
}

/** Compares without telling by its time how much was right. */
export function isSameText(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash("sha256").update(text).digest()) as [Buffer, Buffer];
  return timingSafeEqual(a, b);
}
