/**
 * The desk in sentences, for readers who hear it: what a key has opened, chosen or answered, and nothing twice.
 */
import { say } from "../../../catalogue/index.js";
import { sayRecord } from "../../panels/say-record.js";
import { plainLine } from "../../term/line.js";
import { sayChange, sayOpening, sayWhere } from "../spoken.js";
import { deskFace } from "./desk-face.js";
import type { DeskView } from "./desk-page.js";
import { faultText } from "./status.js";

function sayDeskOpening(view: DeskView): string[] {
  const notice = view.notice === null ? [] : [view.notice.text];
  const latest = view.scene.view.records.slice(-3).map((entry) => sayRecord(view.scene.lookup, entry));
  return [...sayOpening(view.scene), ...latest, ...notice];
}

/** `unheard` is how the situation stood when it was last told, where a seats' page has been in between. */
function sayDeskChange(before: DeskView, now: DeskView, unheard: DeskView = before): string[] {
  const rebuilt = unheard.context.records.length > now.context.records.length;
  const moved = now.open === null || before.scene.screen.position !== now.scene.screen.position || rebuilt;
  // Seats hear their page, and of the situation nothing: it tells what some of them may not know.
  const situation = moved && now.open?.page.forSeats !== true;
  const fault = faultText(now.session);
  return [
    ...(situation ? sayChange(deskFace, unheard.scene, now.scene) : []),
    ...(now.notice !== null && now.notice !== before.notice ? [now.notice.text] : []),
    ...(fault !== "" && now.notice !== before.notice ? [fault] : []),
    ...sayPage(before, now),
  ];
}

/** Odds that the page has waited for and that are in now, or can't be. */
function sayOdds(before: DeskView, now: DeskView): readonly string[] {
  const { open } = now;
  if (open?.page.odds === undefined) return [];
  const name = open.page.odds.named(open, now);
  const kind = ({ counted }: DeskView) => counted.of(name).kind;
  return kind(before) === "counting" && kind(now) !== "counting" ? open.page.odds.spoken(open, now) : [];
}

function sayPage(before: DeskView, now: DeskView): readonly string[] {
  const { open: was, scene } = before;
  const { open } = now;
  if (open === null) return was === null ? [] : [say("desk.situation")];
  if (was?.page !== open.page) return open.page.spoken(open, now);
  return [...open.page.spokenChange(was, open, now, scene.view.time !== now.scene.view.time), ...sayOdds(before, now)];
}

export function sayDeskWhere(view: DeskView): string {
  const status = view.open?.page.forSeats ? view.seatStatus : view.status;
  return `${sayWhere(view.scene)} ${plainLine(status).replaceAll(" · ", ", ")}.`;
}

/** What has been said so far. It costs nothing until somebody listens. */
export class Speech {
  private said: readonly string[] | null = null;
  private heard: DeskView | null = null;
  /** The situation as it was last told; what has come since is told when somebody returns to it. */
  private told: DeskView | null = null;

  /** Begins to listen, where nobody has; answers everything said so far. */
  begin(view: DeskView): readonly string[] {
    if (this.said === null) {
      this.heard = view;
      this.told = view;
      this.said = sayDeskOpening(view);
    }
    return this.said;
  }

  /** Something has changed. */
  hear(look: () => DeskView): void {
    if (this.said === null || this.heard === null) return;
    const now = look();
    const more = sayDeskChange(this.heard, now, this.told ?? this.heard);
    this.heard = now;
    if (now.open?.page.forSeats !== true) this.told = now;
    if (more.length > 0) this.said = [...this.said, ...more];
  }
}
