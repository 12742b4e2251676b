/**
 * Devices on the pages of a hosted exercise in a real browser: everything that their pages complain of, or ask elsewhere, is heard.
 */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { expect } from "vitest";
import { patience } from "../until.js";
import { sideways, violations } from "./open-pages.js";

export interface HostedDevice {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly heard: string[];
}

/** A device of its own, which may ask only the host at `address`. */
export async function hostedDevice(
  browser: Browser,
  address: string,
  { width, height = 740 }: { readonly width: number; readonly height?: number },
): Promise<HostedDevice> {
  const context = await browser.newContext({ viewport: { width, height }, hasTouch: width < 500 });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const heard: string[] = [];
  page.on("console", (message) => heard.push(message.text()));
  page.on("pageerror", (error) => heard.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(address)) heard.push(request.url());
  });
  return { page, context, heard };
}

/** How many parts stand in each row of a page's navigation. */
const inRows = (page: Page): Promise<number[]> =>
  page.evaluate(`(() => {
    const rows = new Map();
    for (const part of document.querySelectorAll("nav.parts button")) {
      const { top, height } = part.getBoundingClientRect();
      if (height > 0) rows.set(Math.round(top), (rows.get(Math.round(top)) ?? 0) + 1);
    }
    return [...rows.values()];
  })()`);

/** It does not scroll sideways, no part stands alone on a row, and assistive technology trips over nothing. */
export async function isSound(page: Page): Promise<void> {
  expect(await sideways(page)).toBe(false);
  expect(await inRows(page)).not.toContain(1);
  expect(await violations(page)).toEqual([]);
}

/** Comes in by the code on the wall and a seat's word, typed as people read them. */
export async function joinByWord(page: Page, { code, seat, word }: { code: string; seat: string; word: string }) {
  await page.getByLabel("Code on the wall").fill(code);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: new RegExp(`^${seat}`) }).click();
  await page.getByLabel(`Word of ${seat}`).fill(word);
  const refused = page.getByText("The host did not answer.", { exact: false });
  // A busy machine may not answer in time, and a person presses once more.
  do {
    await page.getByRole("button", { name: "Sit down" }).click();
    await page.locator("form.ask button:disabled").waitFor({ state: "detached" });
  } while (await refused.isVisible());
}
