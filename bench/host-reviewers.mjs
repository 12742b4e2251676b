/**
 * Whoever writes for the review of a hosted exercise, for the script and the test beside it that kill the host: notes of an evaluator, and a form of feedback
 * of each device, written, changed and taken back again and again. What was acknowledged last has to stand in the log.
 */
import { readFileSync } from "node:fs";

/** What stands in a log for its review, by the id of a note or the name of a form; what was taken back is null. */
export function reviewIn(log) {
  const stands = new Map();
  for (const line of readFileSync(log, "utf8").split("\n")) {
    // The last line of a host that was killed may be half of one.
    if (!/"type":"(?:observation|feedback)"/.test(line)) continue;
    let inputs = [];
    try {
      inputs = [JSON.parse(line).input].flat();
    } catch {
      continue;
    }
    for (const { type, id, text = null, form, words } of inputs) {
      if (type === "observation") stands.set(id, text);
      if (type === "feedback") stands.set(form, words.strength);
    }
  }
  return stands;
}

class Writer {
  /** What was acknowledged last, by its id in the log; undefined while it is on its way, or where that is not known. */
  acknowledged = new Map();
  inputs = 0;
  written = 0;

  constructor(device, draw) {
    this.device = device;
    this.draw = draw;
  }

  async send(id, body, stands) {
    const before = this.acknowledged.get(id);
    this.acknowledged.set(id, undefined);
    const { status } = await this.device.post("/api/act", body).catch(() => ({ status: 0 }));
    if (status === 200) {
      this.inputs += 1;
      this.acknowledged.set(id, stands);
      // What was refused, as for coming too often, has changed nothing.
    } else if (status >= 400 && status < 500) this.acknowledged.set(id, before);
  }

  /** Ids of what was acknowledged and does not stand in a log as it was. */
  lost(stands) {
    return [...this.acknowledged].flatMap(([id, text]) =>
      text === undefined || (stands.get(id) ?? null) === text ? [] : [id],
    );
  }
}

/** An evaluator with a few notes: begins one, changes it, takes it back. */
export class NoteWriter extends Writer {
  constructor(device, draw, evaluator) {
    super(device, draw);
    this.evaluator = evaluator;
  }

  async act() {
    this.written += 1;
    const note = `seen0${Math.floor(10 * this.draw())}`;
    const id = `${this.evaluator}-${note}`;
    if (this.draw() < 0.2) return this.send(id, { act: "drop-note", note }, null);
    const text = `seen ${this.written}`;
    return this.send(id, { act: "note", note, kind: "strength", text }, text);
  }

  /** Whether its page shows every note as it was acknowledged. */
  shows() {
    const shown = new Map(
      this.device.page.evaluation.notes.map(({ note, text }) => [`${this.evaluator}-${note}`, text]),
    );
    return this.lost(shown).length === 0;
  }
}

/** A device with its form of feedback, handed in and changed. */
export class FormWriter extends Writer {
  constructor(device, draw, number) {
    super(device, draw);
    this.form = `form${String(number).padStart(12, "0")}`;
  }

  async act() {
    this.written += 1;
    const strength = `form ${this.form} ${this.written}`;
    return this.send(`web-${this.form}`, { act: "feedback", form: this.form, words: { strength } }, strength);
  }
}
