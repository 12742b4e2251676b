/**
 * The one program a page of ours ever runs: it moves the timeline. It reads what it shows from the page itself, writes
 * text and attributes but never markup, and asks for nothing. Plain ASCII, because its hash is in the page's policy.
 */

import { markMap } from "../diagram/mark-map.js";

/** The text of a function that uses nothing but its arguments. A tab, which some compilers indent by, would be escaped in a page. */
const sourceOf = (made: typeof markMap): string => made.toString().replaceAll("\t", "  ");

/** JavaScript for a page that holds a timeline. */
export const timelineScript = `(() => {
"use strict";
const data = JSON.parse(document.getElementById("timeline-data").textContent);
const root = document.getElementById("timeline");
const slider = document.getElementById("timeline-at");
const all = (selector, from) => Array.from((from || root).querySelectorAll(selector));
const moments = all("[data-moment]");
const list = moments[0].closest("ol");
const last = data.moments.length - 1;
const place = new Map(data.postures.map((posture, index) => [posture.path, index]));
const cursors = Array.from(document.querySelectorAll(".cursor"));
const standings = [];
let standing = data.postures.map((posture) => posture.initial);
for (const moment of data.moments) {
  if (moment.moves.length > 0) {
    standing = standing.slice();
    for (const [posture, state] of moment.moves) standing[posture] = state;
  }
  standings.push(standing);
}
const markMap = ${sourceOf(markMap)};
const stateOf = (path, now) => {
  const index = place.get(path);
  return index === undefined ? undefined : data.postures[index].states[now[index]];
};
const show = (index) => {
  const moment = data.moments[index];
  const now = standings[index];
  markMap(all, (path) => stateOf(path, now), (path) => data.postures[place.get(path)].label);
  for (const rung of all("[data-rung]")) {
    const state = stateOf(rung.dataset.rung, now);
    rung.classList.toggle("here", Boolean(state) && state.id === rung.dataset.state);
  }
  for (const gauge of all("[data-gauge]")) {
    const known = data.gauges[Number(gauge.dataset.gauge)];
    const value = moment.gauges[Number(gauge.dataset.gauge)];
    gauge.querySelector("b").textContent = value.text;
    gauge.querySelector("meter").value = value.value;
    gauge.querySelector("meter").textContent = value.text + " of " + known.max;
  }
  for (const part of ["when", "who", "headline", "why"]) document.getElementById("timeline-" + part).textContent = moment[part];
  for (const line of cursors) {
    const left = Number(line.dataset.left);
    const x = left + ((Number(line.dataset.right) - left) * moment.time) / data.days;
    line.setAttribute("x1", x);
    line.setAttribute("x2", x);
  }
  moments.forEach((button, at) => {
    if (at === index) button.setAttribute("aria-current", "step");
    else button.removeAttribute("aria-current");
    // One stop for the Tab key; within the list the arrows move.
    button.tabIndex = at === index ? 0 : -1;
  });
  list.scrollTop = moments[index].offsetTop - list.clientHeight / 3;
  slider.value = String(index);
  slider.setAttribute("aria-valuetext", moment.when + ": " + moment.headline);
};
const playing = document.getElementById("timeline-play");
const eachMs = 1500;
let timer = 0;
const pause = () => {
  clearInterval(timer);
  timer = 0;
  playing.textContent = playing.dataset.play;
};
const jump = (index) => show(Math.max(0, Math.min(last, index)));
// Whoever goes somewhere by hand wants to look at it.
const go = (index) => {
  pause();
  jump(index);
};
playing.addEventListener("click", () => {
  if (timer !== 0) return pause();
  if (Number(slider.value) === last) jump(0);
  playing.textContent = playing.dataset.pause;
  timer = setInterval(() => {
    jump(Number(slider.value) + 1);
    if (Number(slider.value) === last) pause();
  }, eachMs);
});
slider.max = String(last);
slider.addEventListener("input", () => go(Number(slider.value)));
document.getElementById("timeline-back").addEventListener("click", () => go(Number(slider.value) - 1));
document.getElementById("timeline-on").addEventListener("click", () => go(Number(slider.value) + 1));
moments.forEach((button, at) => button.addEventListener("click", () => go(at)));
// A link to a record leads to its moment here; record n is moment n + 1, after the start.
const momentOf = (link) => {
  const found = /^#record-([0-9]+)$/.exec(link || "");
  return found === null ? null : Number(found[1]) + 1;
};
const leadTo = (index) => {
  go(index);
  root.scrollIntoView();
  slider.focus({ preventScroll: true });
};
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#record-']");
  const index = link === null ? null : momentOf(link.getAttribute("href"));
  if (index === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  leadTo(index);
});
list.addEventListener("keydown", (event) => {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  go(Number(slider.value) + step);
  moments[Number(slider.value)].focus({ preventScroll: true });
});
// On paper stands how it all ended.
let left = last;
window.addEventListener("beforeprint", () => {
  left = Number(slider.value);
  go(last);
});
window.addEventListener("afterprint", () => jump(left));
root.classList.add("live");
const named = momentOf(location.hash);
if (named === null) jump(0);
else leadTo(named);
})();`;
