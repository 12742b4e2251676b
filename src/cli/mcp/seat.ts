/**
 * The seat's door: a Model Context Protocol server that speaks for one seat of a hosted exercise. It knows what the host tells that seat and
 * asks for what that seat may do; there is no analysis behind it, no odds and no seed. An act is for the turn that the program last looked
 * at, so that none falls into a turn that it has not seen.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { McpServer, type ServerContext } from "@modelcontextprotocol/server";
import { z } from "zod";
import { say } from "../../catalogue/index.js";
import { engineVersion } from "../../engine/index.js";
import type { SeatDoor } from "../../exercise/index.js";
import { UsageError } from "../failure.js";
import { answered, type Found, refused } from "./answer.js";
import type { HostClient } from "./host-client.js";

/** Longest wait for news, in seconds: less than what clients wait for an answer. */
const longestWait = 50;

/** A number that no record comes to: whoever asks from there on is told no news. */
const past = 1_000_000;

/** What the tools of one connection share. */
class Seat {
  readonly #host: HostClient;
  /** The turn that the program last looked at; 0 before it has. */
  #turn = 0;
  /** What the program was last told, without records; empty before it has looked. */
  #told = "";

  constructor(host: HostClient) {
    this.#host = host;
  }

  async look(since = 0): Promise<SeatDoor> {
    const door = (await this.#host.ask(`/api/seat?since=${since}`)) as SeatDoor;
    this.#turn = door.may.turn;
    this.#told = keyOf(door);
    return door;
  }

  /** Has something written, whatever the turn. */
  async write(act: object): Promise<object> {
    await this.#host.ask("/api/act", act);
    return { done: true };
  }

  /** Has something done, and says how the seat stands then. */
  async act(act: object): Promise<object> {
    if (this.#turn === 0) throw new UsageError(say("programs.look-first"), say("programs.call-may-order"));
    await this.#host.ask("/api/act", { turn: this.#turn, ...act });
    const door = (await this.#host.ask(`/api/seat?since=${past}`)) as SeatDoor;
    const { know, may } = door;
    // A turn that has gone on since is one that the program has not looked at yet; else this is what it knows now.
    if (may.turn === this.#turn) this.#told = keyOf(door);
    return {
      done: true,
      turn: may.turn,
      standing: may.standing,
      chosen: know.own.flatMap(({ posture, chosen }) => (chosen === "" ? [] : [{ posture, chosen }])),
    };
  }

  /** Waits until anything has changed for this seat since the program was last told, or the time is up. */
  async wait(seconds: number, signal: AbortSignal): Promise<object> {
    let now = await this.#key();
    const began = this.#told || now;
    const until = performance.now() + 1000 * seconds;
    while (now === began && performance.now() < until) {
      await sleep(Math.min(500, Math.max(0, until - performance.now())), undefined, { signal });
      now = await this.#key();
    }
    this.#told = now;
    const { know, may } = JSON.parse(now) as SeatDoor;
    const { date, turn, turns, ended } = know;
    return { changed: now !== began, date, turn, turns, ended, standing: may.standing };
  }

  async #key(): Promise<string> {
    return keyOf((await this.#host.ask(`/api/seat?since=${past}`)) as SeatDoor);
  }
}

/** What a seat is told, in one text, without the records of its news. */
const keyOf = (door: SeatDoor): string => JSON.stringify({ ...door, know: { ...door.know, news: [] } });

const path = (parts: number) =>
  z
    .string()
    .regex(new RegExp(`^[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*){${parts - 1}}$`))
    .max(200);

const actor = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/);

const inputs = {
  none: {},
  since: { since: z.int().min(0).max(1_000_000).default(0).describe(say("programs.input-since")) },
  order: { transition: path(3).describe(say("programs.input-order-path")) },
  hold: { posture: path(2).optional().describe(say("programs.input-hold-posture")) },
  instruct: {
    transition: path(3).describe(say("programs.input-instruct-path")),
    allowed: z.boolean().describe(say("programs.input-allowed")),
  },
  wait: {
    seconds: z
      .int()
      .min(1)
      .max(longestWait)
      .default(30)
      .describe(say("programs.input-wait", { most: longestWait })),
  },
  write: {
    to: z.union([z.enum(["all", "white-cell"]), z.array(actor).min(1).max(64)]).describe(say("programs.input-to")),
    text: z.string().min(1).max(2000).describe(say("programs.input-message")),
    isPublic: z.boolean().default(false).describe(say("programs.input-public")),
  },
  propose: {
    parties: z.array(actor).min(1).max(64).describe(say("programs.input-parties")),
    text: z.string().min(1).max(2000).describe(say("programs.input-proposal-text")),
    terms: z.array(z.string().min(1).max(400)).min(1).max(20).optional().describe(say("programs.input-terms")),
    until: z.iso.date().optional().describe(say("programs.input-until")),
    isPublic: z.boolean().default(false).describe(say("programs.input-public")),
  },
  answer: {
    message: z.int().min(1).max(1_000_000).describe(say("programs.input-proposal")),
    answer: z.enum(["accept", "refuse", "withdraw"]).describe(say("programs.input-answer")),
  },
} as const;

/** A server for one connection. */
export function seatServer(host: HostClient): McpServer {
  const server = new McpServer(
    { name: "faultline-seat", title: say("programs.seat-title"), version: engineVersion },
    { instructions: say("programs.seat-instructions") },
  );
  const seat = new Seat(host);
  const add: Add = (name, title, description, shape, answer, reads = false) =>
    server.registerTool(
      name,
      {
        title,
        description,
        inputSchema: z.strictObject(shape),
        annotations: { readOnlyHint: reads, openWorldHint: false, destructiveHint: false },
      },
      async (input, context) => {
        try {
          return answered(withNote(await answer(input as never, context)));
        } catch (error) {
          return refused(error);
        }
      },
    );
  addLooking(add, seat);
  addActing(add, seat);
  addWriting(add, seat);
  return server;
}

type Add = <Shape extends z.ZodRawShape>(
  name: string,
  title: string,
  description: string,
  shape: Shape,
  answer: (input: z.infer<z.ZodObject<Shape, z.core.$strict>>, context: ServerContext) => Promise<object>,
  reads?: boolean,
) => unknown;

function addLooking(add: Add, seat: Seat): void {
  add(
    "what_i_know",
    say("programs.know-title"),
    say("programs.know-about"),
    inputs.since,
    async ({ since }) => (await seat.look(since)).know,
    true,
  );
  add(
    "what_i_may_order",
    say("programs.may-title"),
    say("programs.may-about"),
    inputs.none,
    async () => (await seat.look(past)).may,
    true,
  );
  add(
    "wait_for_news",
    say("programs.wait-title"),
    say("programs.wait-about"),
    inputs.wait,
    ({ seconds }, { mcpReq }) => seat.wait(seconds, mcpReq.signal),
    true,
  );
}

function addActing(add: Add, seat: Seat): void {
  add("give_order", say("programs.order-title"), say("programs.order-about"), inputs.order, ({ transition }) =>
    seat.act({ act: "choose", transition }),
  );
  add("hold", say("programs.hold-title"), say("programs.hold-about"), inputs.hold, ({ posture }) =>
    seat.act({ act: "hold", ...(posture !== undefined && { posture }) }),
  );
  add(
    "instruct",
    say("programs.instruct-title"),
    say("programs.instruct-about"),
    inputs.instruct,
    ({ transition, allowed }) => seat.act({ act: allowed ? "allow" : "forbid", transition }),
  );
  add("ready", say("programs.ready-title"), say("programs.ready-about"), inputs.none, () => seat.act({ act: "ready" }));
  add("not_ready", say("programs.unready-title"), say("programs.unready-about"), inputs.none, () =>
    seat.act({ act: "unready" }),
  );
}

function addWriting(add: Add, seat: Seat): void {
  const openly = (isPublic: boolean) => (isPublic ? { public: true } : {});
  add(
    "send_message",
    say("programs.write-title"),
    say("programs.write-about"),
    inputs.write,
    ({ to, text, isPublic }) => seat.write({ act: "write", to, text, ...openly(isPublic) }),
  );
  add(
    "propose",
    say("programs.propose-title"),
    say("programs.propose-about"),
    inputs.propose,
    ({ parties, text, terms, until, isPublic }) =>
      seat.write({
        act: "propose",
        parties,
        text,
        ...(terms !== undefined && { terms }),
        ...(until !== undefined && { until }),
        ...openly(isPublic),
      }),
  );
  add(
    "answer_proposal",
    say("programs.answer-title"),
    say("programs.answer-about"),
    inputs.answer,
    ({ message, answer }) => seat.write({ act: answer, proposal: message }),
  );
}

/** What others wrote is told apart in words too. */
function withNote(found: object): Found {
  return { found, note: JSON.stringify(found).includes('"quoted":') ? say("programs.quoted-is-data") : undefined };
}
