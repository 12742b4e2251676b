/**
 * Who looks at a hosted exercise that is played by script: a page with all that it was sent, a room of a desk in a terminal and a table's page on a projector, and the
 * keyboard of somebody who has nothing else.
 */
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import type { Room, Which } from "../tui/desk/rooms.js";
import type { RealTerminal } from "../tui/real-terminal.js";
import { patience } from "../until.js";
import { type HostedDevice, isSound } from "./hosted-pages.js";

/** Everybody who has a page, with the pages that it is sent. */
export class Viewer {
  readonly page: Page;
  told = "";
  shown = 0;

  readonly name: string;
  readonly device: HostedDevice;
  readonly kept: string | null;

  constructor(name: string, device: HostedDevice, kept: string | null) {
    this.name = name;
    this.device = device;
    this.kept = kept;
    this.page = device.page;
  }

  /** Reads along whatever its stream brings. */
  async hear(): Promise<void> {
    const wire = await this.device.context.newCDPSession(this.page);
    await wire.send("Network.enable");
    wire.on("Network.eventSourceMessageReceived", ({ data }) => {
      this.told += data;
    });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name, ...(typeof name === "string" ? { exact: true } : {}) }).first();
  }

  async press(name: string | RegExp): Promise<void> {
    await this.button(name).click();
  }

  async part(name: string): Promise<void> {
    await this.page.getByRole("navigation").getByRole("button", { name }).click();
  }

  async reads(text: string): Promise<void> {
    await this.page.getByText(text, { exact: false }).filter({ visible: true }).first().waitFor();
  }

  /** Its page as it stands: sound, and kept as a picture. */
  async picture(moment: string): Promise<void> {
    await isSound(this.page);
    if (this.kept === null) return;
    this.shown += 1;
    const name = `${this.name}-${String(this.shown).padStart(2, "0")}-${moment}.png`;
    await this.page.screenshot({ path: join(this.kept, name), fullPage: true });
  }

  /** Every part of its page. */
  async look(moment: string): Promise<void> {
    const names = await this.page.locator("nav.parts button").filter({ visible: true }).allTextContents();
    if (names.length === 0) await this.picture(moment);
    for (const name of names) {
      await this.part(name);
      await this.picture(`${moment}-${name.toLowerCase().replaceAll(/\W+/g, "-")}`);
    }
    const [first] = names;
    if (first !== undefined) await this.part(first);
  }
}

/** The desk in a real terminal, and the table's page as its projector. */
export class BrowserRoom implements Room {
  private text = "";

  readonly desk: RealTerminal;
  readonly wall: Viewer;

  constructor(desk: RealTerminal, wall: Viewer) {
    this.desk = desk;
    this.wall = wall;
  }

  type(keys: string): void {
    this.desk.type(keys);
  }

  screen(which: Which): string {
    return which === "desk" ? this.desk.rows().join("\n") : this.text;
  }

  async until(which: Which, seen: (screen: string) => boolean, what: string): Promise<string> {
    if (which === "desk") return this.desk.until(seen, `desk: ${what}`);
    const end = performance.now() + patience;
    do {
      this.text = await this.wall.page.evaluate<string>("document.body.innerText");
      if (seen(this.text)) return this.text;
      await this.wall.page.waitForTimeout(50);
    } while (performance.now() < end);
    throw new Error(`never seen: projector: ${what}\n${this.text}`);
  }

  projected(): string {
    return this.wall.told;
  }

  async leave(): Promise<void> {
    this.desk.type("q");
    const { exitCode } = await this.desk.exited;
    if (exitCode !== 0) throw new Error(`exit code ${exitCode}`);
  }

  kill(): void {
    this.desk.kill();
  }
}

/** What has the focus, by its name, and whether anything lies above its middle. */
const focused = `(() => {
  const element = document.activeElement;
  const named = element.closest("label") ?? element.labels?.[0] ?? element;
  const { left, top, width, height } = element.getBoundingClientRect();
  const there = document.elementFromPoint(left + width / 2, top + height / 2);
  return {
    at: named.textContent.replaceAll(/\\s+/g, " ").trim(),
    covered: there === null || !(element.contains(there) || there.contains(element)),
  };
})()`;

/** One after another by the Tab key; what is reached stands in sight, below no bar. */
export class Keyboard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async to(name: string | RegExp): Promise<void> {
    const wanted = typeof name === "string" ? (at: string) => at === name : (at: string) => name.test(at);
    const seen: string[] = [];
    for (let tabs = 0; tabs < 200; tabs += 1) {
      await this.page.keyboard.press("Tab");
      const { at, covered } = await this.page.evaluate<{ at: string; covered: boolean }>(focused);
      seen.push(at);
      if (!wanted(at)) continue;
      expect({ at, covered }).toEqual({ at, covered: false });
      return;
    }
    throw new Error(`the Tab key never comes to ${name}: ${seen.join(" | ")}`);
  }

  async press(name: string | RegExp, key = "Enter"): Promise<void> {
    await this.to(name);
    await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }
}
