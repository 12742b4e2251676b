/**
 * Says what stands in the catalogue of screen text: a message by its name, with its arguments put in. Messages are
 * written in ICU MessageFormat, so that a translator meets whole sentences, with plurals and alternatives inside them,
 * and no language has to follow the order of words in the code. The compiler knows each message's arguments.
 */
import { IntlMessageFormat } from "intl-messageformat";
import { en } from "./en.js";

/** The name of a message, as `panel.end-no-ending`. */
export type MessageName = keyof typeof en;

/** What a translation has to bring: every message of the English catalogue. */
export type Catalogue = Readonly<Record<MessageName, string>>;

/**
 * Names of the arguments in a message. Text is read up to the next brace. One that opens begins an argument, or, among
 * the branches of a plural or a choice, a text of its own; one that closes ends such a text, or the whole choice. After
 * an apostrophe both are text up to the next apostrophe; two apostrophes are one.
 */
type InText<S extends string, Found = never> = S extends `${infer Opening}{${infer After}`
  ? Opening extends `${infer Closing}}${string}`
    ? Closed<Closing, S extends `${string}}${infer Rest}` ? Rest : never, Found>
    : Opened<Opening, After, Found>
  : S extends `${infer Closing}}${infer Rest}`
    ? Closed<Closing, Rest, Found>
    : Found;
type Opened<Before extends string, After extends string, Found> =
  Quotes<Before> extends true ? InQuotes<After, Found> : InArgument<After, Found>;
type Closed<Before extends string, After extends string, Found> =
  Quotes<Before> extends true ? InQuotes<After, Found> : InBranches<After, Found>;
type Quotes<Before extends string> = Before extends `${string}''` ? false : Before extends `${string}'` ? true : false;
type InQuotes<S extends string, Found> = S extends `${string}'${infer Rest}` ? InText<Rest, Found> : Found;
type InArgument<S extends string, Found> = S extends `${infer Head}}${infer Rest}`
  ? Head extends `${infer Name},${string}`
    ? S extends `${string},${infer Branches}`
      ? InBranches<Branches, Found | Name>
      : never
    : InText<Rest, Found | Head>
  : never;
type InBranches<S extends string, Found> = S extends `${infer Before}}${infer Rest}`
  ? Before extends `${string}{${string}`
    ? S extends `${string}{${infer Branch}`
      ? InText<Branch, Found>
      : never
    : InText<Rest, Found>
  : Found;

/** The names of a message's arguments, given its text. */
export type ArgumentNames<Message extends string> = InText<Message>;

/** A number or a truth chooses a branch; any other argument is text that is ready to be read. */
export type ArgumentsOf<Message extends string> = [ArgumentNames<Message>] extends [never]
  ? []
  : [values: Readonly<Record<ArgumentNames<Message> & string, string | number | boolean>>];

/** A language that messages can be said in. What it lacks, or what is broken in it, is said in English. */
export interface Speech {
  /** Two letters, as `en` or `hy`. */
  readonly code: string;
  readonly messages: Partial<Catalogue>;
  readonly compiled: Map<MessageName, Message>;
}

type Values = Readonly<Record<string, string | number | boolean>>;
type Message = (values?: Values) => string;

export const speechOf = (code: string, messages: Partial<Catalogue>): Speech => ({
  code,
  messages,
  compiled: new Map(),
});

const english = speechOf("en", en);
let spoken: Speech = english;

/** The language that is spoken now. */
export const spokenNow = (): string => spoken.code;

/** Speaks another language from now on: for a program with one reader, as that of a page is. */
export function speak(speech: Speech): void {
  spoken = speech;
}

/** Works something out in the language of its reader. It has to be done when this returns: what it leaves for later is said in English. */
export function speaking<Result>(speech: Speech, work: () => Result): Result {
  const before = spoken;
  spoken = speech;
  try {
    return work();
  } finally {
    spoken = before;
  }
}

/** What one language needs to write numbers into plurals, and to choose among them. Made once, because making is slow. */
const formatters = new Map<string, ReturnType<typeof formattersOf>>();
function formattersOf(language: string) {
  let grouped: Intl.NumberFormat | undefined;
  const plurals = new Map<string | undefined, Intl.PluralRules>();
  return {
    // Numbers in plurals read as everywhere else: thousands are grouped from 10,000.
    getNumberFormat: () => {
      grouped ??= new Intl.NumberFormat(language, { useGrouping: "min2" });
      return grouped;
    },
    getDateTimeFormat: (...args: ConstructorParameters<typeof Intl.DateTimeFormat>) => new Intl.DateTimeFormat(...args),
    getPluralRules: (_: unknown, options?: Intl.PluralRulesOptions) => {
      const rules = plurals.get(options?.type) ?? new Intl.PluralRules(language, options);
      plurals.set(options?.type, rules);
      return rules;
    },
  };
}

function formattersIn(language: string): ReturnType<typeof formattersOf> {
  const made = formatters.get(language) ?? formattersOf(language);
  formatters.set(language, made);
  return made;
}

/** A formatter of one message. Tags mean nothing in it: `<code>` is text. */
export function compile(message: string, language = "en"): Message {
  if (!/[{}']/.test(message)) return () => message;
  const format = new IntlMessageFormat(message, language, undefined, {
    ignoreTag: true,
    formatters: formattersIn(language),
  });
  return (values) => String(format.format(values));
}

function compileIn({ code, messages }: Speech, name: MessageName): Message {
  const own = messages[name];
  if (own === undefined || code === "en") return compile(en[name]);
  const inEnglish = () => compile(en[name]);
  try {
    const message = compile(own, code);
    return (values) => {
      try {
        return message(values);
      } catch {
        // A translator wrote an argument that there is not.
        return inEnglish()(values);
      }
    };
  } catch {
    return inEnglish();
  }
}

/** The message of that name in the reader's language. Throws where an argument is missing, which the compiler prevents. */
export function say<Name extends MessageName>(name: Name, ...[values]: ArgumentsOf<(typeof en)[Name]>): string {
  let message = spoken.compiled.get(name);
  if (message === undefined) {
    message = compileIn(spoken, name);
    spoken.compiled.set(name, message);
  }
  return message(values);
}

/** What a page makes of the text between `<name>` and `</name>`, by that name. */
export type Marks<Node> = Readonly<Record<string, (text: string) => Node>>;

/** As the arguments of `say`; one may also be a node of the page, or a row of nodes and text. */
type Rich<Values, Node> = { [At in keyof Values]: { [Name in keyof Values[At]]: Values[At][Name] | Piece<Node> } };
type Piece<Node> = Node | readonly (string | Node)[];

/** A formatter of one message with marks, which hold text alone. */
export function compileRich<Node extends object>(message: string, marks: Marks<Node>) {
  const format = new IntlMessageFormat(message, "en", undefined, { formatters: formattersIn("en") });
  const mark = Object.entries(marks).map(([name, make]) => [name, (inner: string[]) => make(inner.join(""))]);
  const made = Object.fromEntries(mark);
  return (values?: Readonly<Record<string, string | number | boolean | Piece<Node>>>): readonly (string | Node)[] =>
    [format.format<Piece<Node>>({ ...values, ...made })].flat(2) as (string | Node)[];
}

/** A `say` whose answer is text and nodes in a row: what is emphasised, linked or code stands inside the sentence. */
export function sayRichly<Node extends object>(marks: Marks<Node>) {
  const known = new Map<string, ReturnType<typeof compileRich<Node>>>();
  return <Name extends MessageName>(
    name: Name,
    ...[values]: Rich<ArgumentsOf<(typeof en)[Name]>, Node>
  ): readonly (string | Node)[] => {
    const message = known.get(name) ?? compileRich(en[name], marks);
    known.set(name, message);
    return message(values);
  };
}
