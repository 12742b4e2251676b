/**
 * The program of a crisis page, and of its worker: one script, which knows by whether there is a document which of the two it is.
 */
import "./surroundings.js";
import { render } from "preact";
import { App } from "./app.js";
import { type Crisis, hashOf } from "./crisis.js";
import { Oracle } from "./oracle.js";
import { serve } from "./worker.js";

/** A worker of the same program, from its own text: nothing is fetched. */
function startWorker(): Worker {
  const text = document.getElementById("program")?.textContent ?? "";
  const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  return new Worker(url);
}

if (typeof document === "undefined") serve(globalThis as unknown as Parameters<typeof serve>[0]);
else {
  const data = document.getElementById("crisis")?.textContent ?? "{}";
  const crisis = JSON.parse(data) as Crisis;
  const template = document.getElementById("map") as HTMLTemplateElement | null;
  const [beside, wall] = template?.content.querySelectorAll("svg") ?? [];
  const map = beside === undefined || wall === undefined ? null : { beside, wall };
  const room = document.getElementById("app") as HTMLElement;
  room.replaceChildren();
  render(<App crisis={crisis} oracle={new Oracle(startWorker, crisis.scenario)} map={map} />, room);
  // For whoever compares this page with another program: the hash of the run of a code.
  Object.assign(globalThis, { faultline: { hashOf: (code: string) => hashOf(crisis, code) } });
}
