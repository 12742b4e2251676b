/**
 * The tour of the first start: whether it is offered, and what it shows.
 */
import { showStep, tour } from "../learn/index.js";
import { keepProgress, keptProgress } from "./progress-kept.js";

/**
 * The tour for the start menu. It is offered once, to somebody of whom nothing is kept; that it was is kept at once, and
 * where that fails it is not offered, since it would come again.
 */
export function tourToOffer() {
  const kept = keptProgress();
  const isNew = !kept.tourSeen && Object.keys(kept.lessons).length === 0;
  const offered = isNew && keepProgress({ ...kept, tourSeen: true }) === null;
  const pages = async () => {
    // What plays ensembles is loaded once somebody wants to see the tour.
    const lab = (await import("./laboratory.js")).openLaboratory();
    return Promise.all(
      tour.steps.map(async ({ title }, place) => {
        const { paragraphs, exhibit } = await showStep(lab, tour, place);
        return { title, paragraphs, rows: exhibit };
      }),
    );
  };
  return { offered, pages };
}
