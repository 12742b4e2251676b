/**
 * From the bytes that a terminal sends to named keys, one byte after the other, however the bytes are cut into reads. A
 * terminal sends more than keys: late answers to another program's questions (OSC, DCS, APC, PM and SOS strings, CSI
 * replies), mouse and focus reports. Those are swallowed whole, since their letters would otherwise be commands. What
 * has no end is given up after a silence, so that a cut-off answer can't swallow the keyboard for good.
 * The grammar is ECMA-48 and xterm's "Control Sequences"; controls of one byte (C1) are read too, raw or as UTF-8.
 */
export interface Key {
  /** `space`, `right`, `tab`, or the character itself. */
  readonly name: string;
  /** Part of a pasted text: something to write where text is asked for, and never a command. */
  readonly pasted: boolean;
}

export interface KeyReader {
  /** The keys that these bytes complete. */
  push(bytes: Uint8Array): Key[];
  /** Milliseconds of silence after which to call `giveUp`; null where nothing is unfinished. */
  patience(): number | null;
  /** Ends what is unfinished: a lone ESC is the key Escape, anything else is dropped. */
  giveUp(): Key[];
}

/** A lone ESC waits so long for the rest of a sequence: longer than a sequence is torn, shorter than a person notices. */
const escapeAfter = 75;
/** A sequence that has begun may stall so long on a slow line. */
const abandonAfter = 1000;

/** Characters of one paste that are taken: more than any field holds. Each costs a step, and nobody waits for a book. */
export const longestPaste = 4000;

const spelled: Readonly<{ [character: string]: string }> = {
  " ": "space",
  "\r": "enter",
  "\n": "enter",
  "\t": "tab",
  "\u007f": "backspace",
  "\b": "backspace",
  "\u0003": "ctrl-c",
  "\u0015": "ctrl-u",
  "\u001a": "ctrl-z",
};

/** Keys of a terminal that are no character: by the letter that ends what it sends, or by the number in it. */
const named: Readonly<{ [code: string]: string }> = {
  A: "up",
  B: "down",
  C: "right",
  D: "left",
  F: "end",
  H: "home",
  Z: "shift-tab",
  "1": "home",
  "3": "backspace",
  "4": "end",
  "5": "pageup",
  "6": "pagedown",
  "7": "home",
  "8": "end",
};

/** After ESC: `[ A`, `[ 1 ; 5 A`, `[ 5 ~`, `[ 5 ; 2 ~`, `[ [ 5 ~`, `O A`. Parameters with any other sign are no key. */
const keySequence = /^(?:\[{1,2}(\d+)(?:;\d+)?[~^]|[[O](?:1;)?\d*([A-Z]))$/;

type State = "ground" | "escape" | "sequence" | "mouse" | "string" | "string-escape";

/** What comes after ESC, and the state it leads to; a C1 control is the same letter without ESC, 64 higher. */
const introducers: Readonly<{ [character: string]: State }> = {
  "[": "sequence",
  O: "sequence",
  P: "string",
  X: "string",
  "]": "string",
  "^": "string",
  _: "string",
};

/** Sequences that are no keys and change what comes after them: a pasted text's two ends, and three bytes of a mouse. */
const pasteBegins = "[200~";
const pasteEnds = "[201~";
const mouseBegins = "[M";
/** A key's sequence is shorter; of a longer one only the end matters. */
const longestKey = 16;

const esc = "\u001b";
const interrupt = "\u0003";
/** BEL, CAN, SUB and ST end a string. */
const stringEnds = "\u0007\u0018\u001a\u009c";
const undecodable = "\ufffd";

/** Feeds code points from UTF-8 to `take`, and U+FFFD for each byte that is none; a lone byte 80 to 9F is a C1 control. */
function createDecoder(take: (character: string) => void): (byte: number) => void {
  let missing = 0;
  let point = 0;
  let least = 0;
  return (byte) => {
    if (missing > 0 && byte >> 6 === 0b10) {
      point = (point << 6) | (byte & 0x3f);
      missing -= 1;
      if (missing > 0) return;
      const valid = point >= least && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
      take(valid ? String.fromCodePoint(point) : undecodable);
      return;
    }
    if (missing > 0) take(undecodable);
    missing = byte < 0xc2 || byte > 0xf4 ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    least = [0, 0x80, 0x800, 0x10000][missing] ?? 0;
    point = byte & (0x3f >> missing);
    if (missing === 0) take(byte < 0xa0 ? String.fromCharCode(byte) : undecodable);
  };
}

const isC1 = (character: string) => character >= "\u0080" && character < "\u00a0";
const isControl = (character: string) => character < " " || character === "\u007f";

class Reader implements KeyReader {
  #keys: Key[] = [];
  #state: State = "ground";
  /** After ESC ESC: either Alt with the key that follows, or Escape before something that is no key. */
  #escapedTwice = false;
  #sequence = "";
  #mouseBytes = 0;
  /** Characters of the paste under way that are still taken; null while nobody pastes. */
  #room: number | null = null;
  readonly #decode = createDecoder((character) => this.#take(character));

  push(bytes: Uint8Array): Key[] {
    for (const byte of bytes) this.#decode(byte);
    return this.#keys.splice(0);
  }

  patience(): number | null {
    return this.#state === "ground" ? null : this.#state === "escape" ? escapeAfter : abandonAfter;
  }

  giveUp(): Key[] {
    this.#settle(this.#state === "escape" || this.#state === "string-escape" ? "escape" : undefined);
    return this.#keys.splice(0);
  }

  #press(key: string): void {
    if (this.#room === null) {
      this.#keys.push({ name: key, pasted: false });
      return;
    }
    // Line ends and tabs of a pasted text are blanks, and not the keys that do something.
    const name = key === "enter" || key === "tab" ? "space" : key;
    if (this.#room === 0 || (name !== "space" && Array.from(name).length > 1)) return;
    this.#room -= 1;
    this.#keys.push({ name, pasted: true });
  }

  /** Back to the ground, with the key that was read, if it was one. */
  #settle(key?: string): void {
    if (this.#escapedTwice && key === undefined) this.#press("escape");
    if (key !== undefined) this.#press(key);
    this.#escapedTwice = false;
    this.#state = "ground";
  }

  /** Reads the character once more, as the first of something new. */
  #interrupt(character: string): void {
    this.#settle();
    this.#take(character);
  }

  #begin(introducer: string): void {
    const state = introducers[introducer] ?? "ground";
    if (state !== "sequence") this.#settle();
    this.#state = state;
    this.#sequence = introducer;
  }

  #finish(): void {
    const [, number, letter] = keySequence.exec(this.#sequence) ?? [];
    this.#settle(named[number ?? letter ?? ""]);
    if (this.#sequence === pasteBegins) this.#room = longestPaste;
    if (this.#sequence === pasteEnds) this.#room = null;
    if (this.#sequence !== mouseBegins) return;
    this.#state = "mouse";
    this.#mouseBytes = 3;
  }

  #take(character: string): void {
    this.#states[this.#state](character);
  }

  readonly #states: { readonly [state in State]: (character: string) => void } = {
    ground: (character) => {
      if (character === esc) this.#state = "escape";
      else if (isC1(character)) this.#begin(String.fromCharCode(character.charCodeAt(0) - 0x40));
      else if (character !== undecodable) this.#press(spelled[character] ?? character);
    },
    escape: (character) => {
      if (character === esc) this.#escapedTwice = true;
      else if (introducers[character] !== undefined) this.#begin(character);
      // Any other character is Alt with it, and no key of ours; but who wants to leave may always leave.
      else if (character === interrupt || isC1(character)) this.#interrupt(character);
      else this.#settle();
    },
    sequence: (character) => {
      if (isControl(character) || character > "~") {
        this.#interrupt(character);
        return;
      }
      const ends = character >= "@" && !(character === "[" && this.#sequence === "[");
      if (ends || this.#sequence.length < longestKey) this.#sequence += character;
      if (ends) this.#finish();
    },
    mouse: (character) => {
      this.#mouseBytes -= 1;
      if (character < " " && character !== "\0") this.#interrupt(character);
      else if (this.#mouseBytes === 0) this.#settle();
    },
    string: (character) => {
      if (character === esc) this.#state = "string-escape";
      else if (character === interrupt) this.#interrupt(character);
      else if (stringEnds.includes(character)) this.#settle();
    },
    "string-escape": (character) => {
      if (character === "\\") {
        this.#settle();
        return;
      }
      this.#state = "escape";
      this.#take(character);
    },
  };
}

/** A reader with nothing read yet. */
export function createKeyReader(): KeyReader {
  return new Reader();
}
