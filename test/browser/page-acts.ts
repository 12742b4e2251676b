/**
 * What somebody does on a page of a hosted exercise, from the first key to the last: comes in, plays a turn by keyboard alone, loses the connection for a while,
 * and hands feedback in.
 */
import { expect } from "vitest";
import { Keyboard, type Viewer } from "./viewers.js";

/** Comes in without a touch. */
export async function joinByKeyboard({ page }: Viewer, code: string, seat: string, word: string): Promise<void> {
  const keys = new Keyboard(page);
  await keys.to("Code on the wall");
  await keys.type(code);
  await page.keyboard.press("Enter");
  await page.getByText("Who are you?").waitFor();
  await keys.press(new RegExp(`^${seat}`));
  await keys.to(`Word of ${seat}`);
  await keys.type(word);
  await page.keyboard.press("Enter");
}

/** A seat's whole turn without a touch: it reads, drafts, writes, and is ready. */
export async function byKeyboard(viewer: Viewer): Promise<void> {
  const { page } = viewer;
  const keys = new Keyboard(page);
  await keys.press("Brief");
  await viewer.reads("ammunition for nine days");
  await keys.press("Orders");
  await keys.press(/^What it sets in motion/);
  await keys.press("Draft this order");
  await viewer.reads("Saved: Appeal to both sides");
  await keys.press("Messages");
  await keys.press("Turkey", "Space");
  await keys.to(/^Your message/);
  await keys.type("Shall we meet in Batumi?");
  await keys.press("Send");
  await viewer.reads("Saved: message to Turkey");
  await keys.press("Orders");
  await keys.press(/^Ready/);
  await viewer.reads("You are ready.");
}

/** Without a connection for a while, with choices and a half-written message, and a reload that finds no host. */
export async function outage(viewer: Viewer, offline: number): Promise<void> {
  const { page, device } = viewer;
  const address = page.url();
  await device.context.setOffline(true);
  await viewer.part("Orders");
  await viewer.press("Draft this order");
  await viewer.reads("No connection.");
  await viewer.reads("1 choice waits to be sent");
  await viewer.part("Messages");
  await page.getByRole("checkbox", { name: "Russia" }).check();
  await page.getByLabel("Your message").fill("Is the road north open?");
  await viewer.press("Send");
  await viewer.reads("2 choices wait to be sent");
  await page.getByLabel("Your message").fill("And who pays for");
  await page.waitForTimeout(offline);
  await viewer.reads("2 choices wait to be sent");
  await viewer.picture("offline");
  await page.reload().catch(() => undefined);
  await device.context.setOffline(false);
  await page.goto(address);
  await viewer.part("Orders");
  await viewer.reads("✓ Drafted");
  await viewer.part("Messages");
  await viewer.reads("Is the road north open?");
  expect(await page.getByLabel("Your message").inputValue()).toBe("And who pays for");
  await page.getByLabel("Your message").fill("");
  // The browser's own page of a missing network is no page of the host's.
  const lost = /ERR_INTERNET_DISCONNECTED|^(?:chrome-error|data):/;
  device.heard.splice(0, device.heard.length, ...device.heard.filter((text) => !lost.test(text)));
}

export async function feedback(viewer: Viewer, n: number): Promise<void> {
  const { page } = viewer;
  if ((await page.locator("nav.parts").getByRole("button", { name: "Feedback" }).count()) > 0)
    await viewer.part("Feedback");
  const form = page.locator("#feedback-form");
  await form
    .getByRole("radio", { name: String((n % 5) + 1), exact: true })
    .first()
    .check();
  await form.getByRole("textbox").first().fill(`Feedback of device ${n}`);
  await form.getByRole("button", { name: "Send", exact: true }).click();
  await viewer.reads("Handed in.");
}
