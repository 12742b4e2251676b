/**
 * A host that is killed loses nothing that it has acknowledged: the log of the next one holds every draft, devices come back with the
 * tokens that they hold, and their pages are whole again.
 * @module-tag sweep
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import seedrandom from "seedrandom";
import { afterAll, describe, expect, it } from "vitest";
import { FormWriter, NoteWriter, reviewIn } from "../../bench/host-reviewers.mjs";
import { full } from "../share.js";
import { patience, until } from "../until.js";
import { Device } from "./browserless.js";

const entry = join(import.meta.dirname, "../../dist/cli/main.js");
const folder = mkdtempSync(join(tmpdir(), "faultline-host-kill-"));
const log = join(folder, "exercise.log");
const seats = ["russia", "turkey", "armenia"];
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Announced {
  readonly port: number;
  readonly code: string;
  readonly seats: readonly { readonly seat: string; readonly link: string | null }[];
  readonly evaluators: readonly { readonly evaluator: string; readonly link: string | null }[];
  readonly whiteCell: { readonly key: string } | null;
}

/** A port that nobody listens on. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

function start(args: readonly string[]): Promise<{ child: ChildProcess; said: Announced }> {
  const child = spawn(process.execPath, [entry, "host", ...args, "--headless", "--json"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  return new Promise((resolve, reject) => {
    let [out, err] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (part: string) => {
      out += part;
      if (out.includes("\n")) resolve({ child, said: JSON.parse(out.split("\n")[0] ?? "") as Announced });
    });
    child.stderr.setEncoding("utf8").on("data", (part: string) => {
      err += part;
    });
    child.on("exit", (code) => reject(new Error(`the host ended with ${code}: ${err}`)));
    setTimeout(() => reject(new Error(`no host within ${patience} ms: ${err}`)), patience).unref();
  });
}

const gone = (child: ChildProcess) => new Promise((resolve) => child.once("exit", resolve));

/** The types of the inputs in the log. */
const inputsKept = () =>
  readFileSync(log, "utf8")
    .split("\n")
    .flatMap((line) => {
      try {
        return [
          (JSON.parse(line) as { input?: { type: string; transition?: string; text?: string } }).input ?? [],
        ].flat();
      } catch {
        return [];
      }
    });

describe(`a host that is killed ${full ? 10 : 2} times`, () => {
  it("holds every acknowledged draft, note and form of feedback, and knows every device again", async () => {
    const port = await freePort();
    let { child, said } = await start([
      join(import.meta.dirname, "../../docs/examples/tavush-exercise.yaml"),
      "--seat",
      ...seats,
      "--save",
      log,
      "--listen",
      `127.0.0.1:${port}`,
    ]);
    const devices = new Map<string, Device>();
    const keyed = said.evaluators.map(({ evaluator, link }) => ({ seat: evaluator, link }));
    for (const { seat, link } of [...said.seats, ...keyed]) {
      const device = new Device(port);
      const key = /#key=(.*)$/.exec(link ?? "")?.[1];
      expect((await device.post("/api/enter", { key })).status).toBe(200);
      device.listen();
      devices.set(seat, device);
    }
    const cell = new Device(port);
    expect((await cell.post("/api/enter", { key: said.whiteCell?.key })).status).toBe(200);
    expect((await cell.post("/api/white-cell", { input: { type: "review", do: "open" } })).status).toBe(200);
    const [erik, russia] = [devices.get("erik") as Device, devices.get("russia") as Device];
    const draw = seedrandom("host-kill");
    const notes = new NoteWriter(erik, draw, "erik");
    const reviewers = [notes, new FormWriter(erik, draw, 1), new FormWriter(russia, draw, 2)];
    const { code } = said;
    const acknowledged: string[] = [];
    for (let round = 0; round < (full ? 10 : 2); round += 1) {
      await until(
        () => [...devices.values()].every(({ events }) => events > 0),
        () => "every page",
      );
      for (const one of reviewers) await one.act();
      const killed = gone(child);
      // The kill comes while answers are under way.
      const reviewing = reviewers.map(async (one) => {
        for (let n = 0; n < 8; n += 1) await one.act();
      });
      const acting = [0, 1, 2, 3].map(async (n) => {
        const text = `round ${round} note ${n}`;
        const answer = await cell.post("/api/white-cell", { input: { type: "note", text } }).catch(() => null);
        if (answer?.status === 200) acknowledged.push(text);
        if (n === 2) child.kill("SIGKILL");
      });
      const drafted = await devices
        .get("russia")
        ?.post("/api/act", { act: "choose", turn: 1, transition: "russia.mediation.appeal" })
        .catch(() => null);
      if (drafted?.status === 200) acknowledged.push("russia.mediation.appeal");
      await Promise.all([...acting, ...reviewing]);
      await killed;
      for (const device of devices.values()) device.hangUp();
      ({ child, said } = await start([log, "--listen", `127.0.0.1:${port}`]));
      // Words are kept as hashes alone; the code still stands on the wall.
      expect(said.code).toBe(code);
      expect(said.seats.map(({ link }) => link)).toEqual([null, null, null]);
      const kept = inputsKept().flatMap(({ text, transition }) => text ?? transition ?? []);
      expect(acknowledged.filter((one) => !kept.includes(one))).toEqual([]);
      const reviewed = reviewIn(log);
      expect(reviewers.flatMap((one) => one.lost(reviewed))).toEqual([]);
      for (const device of devices.values()) {
        device.events = 0;
        device.id = "";
        device.listen();
      }
    }
    await until(
      () => [...devices.values()].every(({ events, open }) => events > 0 && open),
      () => "every page after the last kill",
    );
    expect(notes.shows()).toBe(true);
    expect(reviewers.map(({ inputs }) => inputs > 0)).toEqual([true, true, true]);
    const page = russia.page as { turn?: { postures: { path: string; mark: string }[] } };
    const drafted = acknowledged.includes("russia.mediation.appeal") ? "drafted" : "";
    expect(page.turn?.postures.find(({ path }) => path === "russia.mediation")?.mark).toBe(drafted);
    expect(acknowledged.length).toBeGreaterThan(0);
    const ended = gone(child);
    child.kill("SIGINT");
    expect(await ended).toBe(130);
    for (const device of devices.values()) device.hangUp();
  });
});
