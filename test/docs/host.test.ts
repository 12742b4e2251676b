/**
 * docs/host.md says what a reader meets: its commands are understood, and the requests of its table do what it says.
 * @module-tag sweep
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { faultline } from "../cli/faultline.js";
import { serve } from "../host/browserless.js";
import { libraryScenario } from "../report/library.js";

const page = readFileSync(join(import.meta.dirname, "../../docs/host.md"), "utf8");

const commands = [...page.matchAll(/^faultline (host .*?)(?:\s+#.*)?$/gm)].map(([, words = ""]) => words);

describe("docs/host.md", () => {
  it("shows options that the command has", () => {
    const help = faultline("host", "--help").stdout;
    const options = [...new Set(page.match(/(?<![\w|-])--[a-z][a-z-]+/g))];
    expect(commands.length).toBeGreaterThan(3);
    expect(options.length).toBeGreaterThan(6);
    expect(
      options.filter((option) => !help.includes(`${option} `) && !help.includes(`${option}\n`) && option !== "--help"),
    ).toEqual([]);
  });

  it("shows commands that are understood as far as their files go, which are not here", () => {
    for (const words of commands) {
      const { code, stderr } = faultline(...words.split(/\s+/), "--headless");
      expect([words, code]).toEqual([words, 2]);
      expect(stderr).toMatch(/can’t read .*\.pem|no such file|exercise\.log/);
    }
  });

  it("refuses what is not safe without being asked for by name", () => {
    const { code, stderr } = faultline("host", "tavush-2020", "--seat", "russia", "--listen", "0.0.0.0", "--headless");
    expect(code).toBe(2);
    expect(stderr).toContain("--plain-http");
  });

  it("tells requests that do what it says", async () => {
    const rows = [...page.matchAll(/^\| `(GET|POST) (\/api\/[a-z-]+)`(?: `(\{.*?\})`)? \|/gm)].map(
      ([, method, path, body]) => ({ method, path, body }),
    );
    expect(rows.length).toBe(6);
    const served = await serve(libraryScenario("tavush-2020"), { seats: ["russia", "turkey"] });
    try {
      const [seat, cell] = [await served.seated("russia"), await served.seated(null)];
      for (const { method, path = "", body = "" } of rows) {
        if (path === "/api/enter" || path === "/api/events") continue;
        const device = /white-cell|seats/.test(path) ? cell : seat;
        const answer = method === "GET" ? await device.get(path) : await device.post(path, JSON.parse(body));
        // The seat has drafted, and time does not pass over drafts.
        expect([path, answer.status]).toEqual([path, path === "/api/white-cell" ? 409 : 200]);
      }
    } finally {
      await served.close();
    }
  });
});
