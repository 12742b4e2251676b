/**
 * The program of the review's form: it fills in what the session has, and gives what has been changed as inputs, one a line. It
 * sets text and values but never markup, and asks for nothing. Plain ASCII, because its hash is in the page's policy.
 */

/** JavaScript for a page that holds the form. */
export const fillScript: string = `(() => {
"use strict";
const data = JSON.parse(document.getElementById("fill-data").textContent);
const root = document.getElementById("fill");
const lines = document.getElementById("fill-lines");
const save = document.getElementById("fill-save");
const rater = document.getElementById("fill-rater");
const fieldsOf = (entry) => Array.from(entry.querySelectorAll("[data-field]"));
const entries = { observation: [], improvement: [] };
const numbers = { observation: "o", improvement: "i" };
let saved = "";
const freeName = (kind) => {
  const taken = new Set(entries[kind].map((entry) => entry.id));
  let number = 1;
  while (taken.has(numbers[kind] + "-" + number)) number += 1;
  return numbers[kind] + "-" + number;
};
// What stands in the session is null for what is not in it yet.
const add = (kind, id, known, given) => {
  const element = document.getElementById("fill-" + kind).content.firstElementChild.cloneNode(true);
  document.getElementById("fill-" + kind + "s").append(element);
  // What the form has no field for stays as it is.
  const beside = {};
  for (const name of ["note", "rating", "seat", "record"]) if (given[name] !== undefined) beside[name] = given[name];
  const entry = { kind, id, element, beside, stood: known === null ? null : "" };
  entries[kind].push(entry);
  for (const field of fieldsOf(element)) if (given[field.dataset.field] !== undefined) field.value = given[field.dataset.field];
  return entry;
};
const valueOf = (entry) => {
  const value = { type: entry.kind, id: entry.id, ...entry.beside };
  for (const field of fieldsOf(entry.element)) {
    const text = field.value.replace(/[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]/g, "").trim();
    if (text !== "") value[field.dataset.field] = text;
  }
  const isThere = entry.kind === "observation" ? value.kind && (value.text || entry.beside.note !== undefined) : value.action;
  return isThere ? value : null;
};
const ratings = Array.from(root.querySelectorAll(".rate")).map((row) => {
  const objective = row.dataset.objective;
  const known = data.ratings.find((rating) => rating.objective === objective);
  const radios = Array.from(row.querySelectorAll("input[type=radio]"));
  const reason = row.querySelector("[data-reason]");
  for (const radio of radios) radio.checked = radio.value === (known ? known.rating : "");
  if (known && known.reason) reason.value = known.reason;
  const now = () => {
    const chosen = radios.find((radio) => radio.checked);
    return [chosen ? chosen.value : "", reason.value.trim()];
  };
  return { objective, known, now, stood: JSON.stringify(now()) };
});
const ratingLines = () => ratings.flatMap(({ objective, known, now, stood }) => {
  const [rating, reason] = now();
  if (JSON.stringify(now()) === stood) return [];
  if (rating === "") return known ? [{ type: "rating", objective, withdrawn: true }] : [];
  const by = (rater && rater.value.trim()) || (known && known.by) || "";
  return [{ type: "rating", objective, rating, ...(reason && { reason }), ...(by && { by }) }];
});
const changed = (kind) => entries[kind].flatMap((entry) => {
  const value = valueOf(entry);
  return value === null || JSON.stringify(value) === entry.stood ? [] : [value];
});
const withdrawn = (kind) => entries[kind].flatMap((entry) =>
  entry.stood !== null && valueOf(entry) === null ? [{ type: kind, id: entry.id, withdrawn: true }] : []);
const offerObservations = () => {
  const there = entries.observation.map((entry) => ({ id: entry.id, value: valueOf(entry) })).filter(({ value }) => value !== null);
  for (const { element } of entries.improvement) {
    const pick = element.querySelector("[data-field=observation]");
    const chosen = pick.value;
    while (pick.options.length > 1) pick.remove(1);
    for (const { id, value } of there) {
      const option = document.createElement("option");
      option.value = id;
      option.textContent = (value.text || id).slice(0, 80);
      pick.append(option);
    }
    pick.value = there.some(({ id }) => id === chosen) ? chosen : "";
  }
};
const update = () => {
  offerObservations();
  // What an improvement answers has to be there first, and to stay as long as one answers it.
  const all = [...ratingLines(), ...changed("observation"), ...changed("improvement"), ...withdrawn("improvement"), ...withdrawn("observation")];
  lines.value = all.map((one) => JSON.stringify(one) + "\\n").join("");
  save.disabled = all.length === 0;
  document.getElementById("fill-nothing").hidden = all.length > 0;
};
for (const known of data.observations) add("observation", known.id, known, known);
const taken = new Set(data.observations.map(({ note }) => note));
for (const note of data.notes) if (!taken.has(note.note)) add("observation", freeName("observation"), null, note);
for (const known of data.improvements) add("improvement", known.id, known, known);
offerObservations();
for (const known of data.improvements) {
  const entry = entries.improvement.find(({ id }) => id === known.id);
  if (known.observation !== undefined) entry.element.querySelector("[data-field=observation]").value = known.observation;
}
if (entries.improvement.length === 0) add("improvement", freeName("improvement"), null, {});
for (const kind of ["observation", "improvement"])
  for (const entry of entries[kind]) if (entry.stood !== null) entry.stood = JSON.stringify(valueOf(entry));
for (const button of root.querySelectorAll("[data-more]")) {
  button.addEventListener("click", () => {
    const { more } = button.dataset;
    const entry = add(more, freeName(more), null, {});
    update();
    fieldsOf(entry.element)[0].focus();
  });
}
root.addEventListener("input", update);
root.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
save.addEventListener("click", () => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([lines.value], { type: "application/x-ndjson" }));
  link.download = "review.ndjson";
  link.click();
  saved = lines.value;
});
window.addEventListener("beforeunload", (event) => {
  if (lines.value !== saved) event.preventDefault();
});
root.classList.add("live");
update();
})();`;
