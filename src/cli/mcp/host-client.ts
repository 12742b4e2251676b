/**
 * One seat's way into a host, over its JSON API: it comes in with the seat's own link and can ask for nothing but what that seat's devices
 * can. What the host refuses is told in the host's words.
 */
import { say } from "../../catalogue/index.js";
import { readOrdinaryFile } from "../../scenarios/light.js";
import { UsageError } from "../failure.js";

/** Milliseconds that a host may take to answer. */
const patience = 15_000;
/** Longest answer that is read, in characters. */
const longestAnswer = 8 * 1024 * 1024;

interface Link {
  readonly origin: string;
  readonly key: string;
}

/** A seat's link, from a file or else from the environment, where no other program on the machine reads it off a command line. */
export function linkFrom(file: string | undefined): string {
  const written = file === undefined ? process.env.FAULTLINE_SEAT_LINK : textOf(file);
  if (written !== undefined && written.trim() !== "") return written.trim();
  throw new UsageError(say("programs.no-link"), say("programs.give-a-link"));
}

function textOf(file: string): string {
  try {
    return new TextDecoder().decode(readOrdinaryFile(file, 4096));
  } catch (error) {
    throw new UsageError(
      say("programs.link-unreadable", { file, why: (error as Error).message }),
      say("programs.give-a-link"),
    );
  }
}

function readLink(link: string): Link {
  const [, origin = "", key = ""] = /^(https?:\/\/[^/#\s]+)\/?#key=([\w-]+)$/.exec(link) ?? [];
  if (key === "") throw new UsageError(say("programs.no-such-link"), say("programs.give-a-link"));
  return { origin, key };
}

export class HostClient {
  readonly #link: Link;
  readonly #seat: string;
  #cookie = "";

  private constructor(link: Link, seat: string) {
    this.#link = link;
    this.#seat = seat;
  }

  /** Comes in. Throws UsageError where the host does not let it, or the link is another seat's. */
  static async enter(link: string, seat: string): Promise<HostClient> {
    const client = new HostClient(readLink(link), seat);
    await client.#enter();
    return client;
  }

  async #enter(): Promise<void> {
    const response = await this.#send("/api/enter", { key: this.#link.key });
    const { role } = (await answerOf(response)) as {
      readonly role?: { readonly kind?: string; readonly seat?: string };
    };
    if (role?.kind !== "seat" || role.seat !== this.#seat)
      throw new UsageError(say("programs.other-seat", { seat: this.#seat }), say("programs.give-a-link"));
    this.#cookie = (response.headers.getSetCookie()[0] ?? "").split(";")[0] ?? "";
  }

  /** What a route says. Throws UsageError for what it refuses. */
  async ask(path: string, body?: object): Promise<unknown> {
    let response = await this.#send(path, body);
    // What it had been let in with has run out: the link still opens the seat, unless the white cell has taken it.
    if (response.status === 401) {
      await this.#enter();
      response = await this.#send(path, body);
    }
    return answerOf(response);
  }

  async #send(path: string, body?: object): Promise<Response> {
    const { origin } = this.#link;
    try {
      return await fetch(`${origin}${path}`, {
        redirect: "error",
        signal: AbortSignal.timeout(patience),
        headers: { Cookie: this.#cookie, Origin: origin, "Content-Type": "application/json" },
        ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
      });
    } catch (error) {
      const { cause, message } = error as Error & { readonly cause?: { readonly code?: string } };
      throw new UsageError(
        say("programs.no-host", { origin, why: cause?.code ?? message }),
        say("programs.is-it-running"),
      );
    }
  }
}

async function answerOf(response: Response): Promise<unknown> {
  const text = (await response.text()).slice(0, longestAnswer);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UsageError(say("programs.no-answer", { status: `${response.status}` }), say("programs.is-it-running"));
  }
  if (response.ok) return value;
  const { refused } = value as { readonly refused?: { readonly message?: string; readonly hint?: string } };
  throw new UsageError(refused?.message ?? say("programs.no-answer", { status: `${response.status}` }), refused?.hint);
}
