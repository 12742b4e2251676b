/** Seats of a hosted exercise in real browsers, for the scripts beside it: Chromium at the size of a phone, on the pages that people have. */
import { chromium } from "playwright-core";
import { namesOfChromium, needProgram } from "./find-program.mjs";

/** Where a page's postures stand, as it shows them; null while anything that was chosen is on its way, or there is no connection. */
function marksShown() {
  const held = sessionStorage.length + localStorage.length;
  const shown = [...document.querySelectorAll(".posture")].map(
    (one) => one.querySelector(".stands")?.textContent ?? "",
  );
  const offline = document.body.textContent.includes("No connection");
  return { offline, held, shown };
}

export class BrowserSeat {
  /** What its page showed when all that had been chosen was acknowledged; null while anything is on its way. */
  settled = null;
  inputs = 0;

  constructor(seat, page) {
    this.seat = seat;
    this.page = page;
  }

  marks() {
    return this.page.evaluate(marksShown);
  }

  /** Presses one of the page's buttons for orders, and waits until the page shows that it is kept. */
  async act(draw) {
    const { shown } = await this.marks();
    this.settled = null;
    const pressed = await this.page.evaluate((place) => {
      const buttons = [...document.querySelectorAll(".posture .orders .do button:not([disabled])")];
      const button = buttons[Math.floor(place * buttons.length)];
      button?.click();
      return button !== undefined;
    }, draw());
    if (!pressed) return;
    const end = performance.now() + 2000;
    while (performance.now() < end) {
      const now = await this.marks();
      if (!now.offline && JSON.stringify(now.shown) !== JSON.stringify(shown)) {
        this.settled = JSON.stringify(now.shown);
        this.inputs += 1;
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Waits until it shows what the host has for it; false where it does not within so many milliseconds. */
  async whole(within = 20_000) {
    const end = performance.now() + within;
    while (performance.now() < end) {
      const same = await this.page
        .evaluate(async () => {
          const answer = await fetch("/api/page").catch(() => null);
          if (answer?.status !== 200 || document.body.textContent.includes("No connection")) return false;
          const { turn } = await answer.json();
          const shown = [...document.querySelectorAll(".posture .stands")].map((one) => one.textContent);
          return turn.postures.every(({ chosen }, place) =>
            chosen === "" ? !shown[place].includes(" · ✓") : shown[place].includes(chosen),
          );
        })
        .catch(() => false);
      if (same) return true;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    return false;
  }
}

/** A browser with a phone for each of these seats, come in by their links. */
export async function browserSeats(said, seats) {
  const browser = await chromium.launch({
    executablePath: needProgram(namesOfChromium),
    args: ["--no-sandbox", "--disable-gpu"],
    timeout: 120_000,
  });
  const made = [];
  for (const { seat, link } of said.seats.filter((one) => seats.includes(one.seat))) {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    await page.goto(link);
    await page.locator(".posture").first().waitFor();
    made.push(new BrowserSeat(seat, page));
  }
  return { browser, seats: made };
}
