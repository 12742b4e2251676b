/**
 * How a device comes in. The code on the wall opens the lobby, and from there the table's page, which shows what is on the wall anyway. A
 * seat is opened by its own link, or in the lobby by its own word; so is the page of an evaluator. What is wrong with a try is told in one sentence for all reasons.
 */
import { z } from "zod";
import type { Session } from "../session/index.js";
import type { Access } from "./access.js";
import type { Entry } from "./page.js";
import { reading } from "./reading.js";
import { keyedOf, type Role } from "./roles.js";

const entrySchema = z.union([
  z.strictObject({ code: z.string().max(40) }),
  z.strictObject({ key: z.string().max(64) }),
  z.strictObject({ seat: z.string().max(64), word: z.string().max(80) }),
  z.strictObject({ watch: z.literal(true) }),
]);

const readEntry = reading<Entry>(entrySchema);

/** Why a device is not let in, by the names of the messages that say so. */
export interface NotLetIn {
  readonly message: "host.wrong-code" | "host.wrong-link" | "host.wrong-word" | "host.not-in";
  readonly hint: "host.ask-white-cell" | "host.not-in-hint";
}

interface Entering {
  readonly access: Access;
  readonly session: Session;
  /** Of the device as it stands. */
  readonly role: Role | null;
  /** Whether one more try may be made. */
  readonly paced: { readonly code: () => boolean; readonly word: (seat: string) => boolean };
}

/** The role that a device comes in as; or why it does not. */
export async function enter(
  { access, session, role, paced }: Entering,
  value: unknown,
): Promise<Role | NotLetIn | "malformed" | "too-often"> {
  const entry = readEntry(value);
  if (entry === null) return "malformed";
  if ("watch" in entry) return role === null ? needsCode() : { kind: "table" };
  if ("code" in entry) {
    if (!paced.code()) return "too-often";
    return access.isCode(entry.code) ? { kind: "lobby" } : wrong("host.wrong-code");
  }
  if ("key" in entry) {
    if (!paced.code()) return "too-often";
    return access.opens(entry.key) ?? wrong("host.wrong-link");
  }
  const { seat, word } = entry;
  if (role === null) return needsCode();
  const known = keyedOf(session).find(({ name }) => name === seat);
  if (known === undefined) return wrong("host.wrong-word");
  if (!paced.word(seat)) return "too-often";
  return (await access.isWord(seat, word)) ? known.role : wrong("host.wrong-word");
}

const wrong = (message: NotLetIn["message"]): NotLetIn => ({ message, hint: "host.ask-white-cell" });

const needsCode = (): NotLetIn => ({ message: "host.not-in", hint: "host.not-in-hint" });
