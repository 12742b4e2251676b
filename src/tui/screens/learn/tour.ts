/**
 * The tour's state: the offer, then one page after another, whose table appears line by line. Pure, so that what a key does
 * can be tested without a terminal. What it looks like is in tour-lines.ts.
 */

/** A page, computed before it is shown. */
export interface TourPage {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly rows: readonly string[];
}

export interface Tour {
  /** offered: asks whether to begin. waiting: the pages are being computed. */
  readonly phase: "offered" | "waiting" | "playing";
  readonly page: number;
  /** Rows of the page's table that are shown so far. */
  readonly shown: number;
  /** `menu` once it is over or skipped, an exit code once someone leaves. */
  readonly done: "menu" | 130 | null;
}

/** Milliseconds from one row to the next. */
export const rowMilliseconds = 900;

export const offeredTour: Tour = { phase: "offered", page: 0, shown: 0, done: null };
/** As the menu opens it: nobody has to be asked. */
export const openedTour: Tour = { ...offeredTour, phase: "waiting" };

const toPage = (tour: Tour, page: number, pages: readonly TourPage[]): Tour => {
  if (page < 0) return tour;
  return page > pages.length ? { ...tour, done: "menu" } : { ...tour, page, shown: 1 };
};

/** Whether rows are still to come. */
export const isUnfinished = ({ phase, page, shown }: Tour, pages: readonly TourPage[]): boolean =>
  phase === "playing" && shown < (pages[page]?.rows.length ?? 0);

/** The pages are there. */
export const beginTour = (tour: Tour): Tour =>
  tour.phase === "waiting" ? { ...tour, phase: "playing", shown: 1 } : tour;

/** One row more. */
export const showRow = (tour: Tour, pages: readonly TourPage[]): Tour =>
  isUnfinished(tour, pages) ? { ...tour, shown: tour.shown + 1 } : tour;

export function pressInTour(tour: Tour, key: string, pages: readonly TourPage[]): Tour {
  switch (key) {
    case "ctrl-c":
      return { ...tour, done: 130 };
    case "escape":
    case "q":
      return { ...tour, done: "menu" };
    case "enter":
    case "space":
    case "right":
      if (tour.phase === "offered") return openedTour;
      if (tour.phase === "waiting") return tour;
      if (isUnfinished(tour, pages)) return { ...tour, shown: pages[tour.page]?.rows.length ?? 0 };
      return toPage(tour, tour.page + 1, pages);
    case "left":
    case "backspace":
      return tour.phase === "playing" ? toPage(tour, tour.page - 1, pages) : tour;
    default:
      return tour;
  }
}
