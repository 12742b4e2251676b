/**
 * Rates as bytecode over flat arrays. Computing rates from objects took a third of an ensemble's time. A program
 * multiplies the same numbers in the same order as the ratios it was compiled from, so explanations match play exactly.
 */
import { type CompiledCondition, holds, type Scene } from "./condition.js";
import { readCurve } from "./curve.js";
import type { ModelFactors, ModelRatio } from "./model.js";

/** Opcodes, each followed by its operands. */
const op = {
  end: 0,
  /** posture, mask: the rate is 0 unless the posture's state is in the mask. */
  needPosture: 1,
  /** gauge, place of min and max: the rate is 0 unless the gauge lies between. */
  needGauge: 2,
  /** condition: the rate is 0 unless it holds. */
  needCondition: 3,
  /** posture, mask, place of a factor: multiplies if the posture's state is in the mask. */
  timesPosture: 4,
  /** condition, place of a factor: multiplies if it holds. */
  timesCondition: 5,
  /** gauge, place of the points, number of points: multiplies by the curve. */
  timesCurve: 6,
  /** gauge, place of min, max and a factor: multiplies if the gauge lies between. */
  timesGauge: 7,
} as const;

export interface RatePrograms {
  readonly code: Int32Array;
  readonly numbers: Float64Array;
  readonly conditions: readonly CompiledCondition[];
}

/** Compiles programs into one array. */
export class ProgramWriter {
  readonly #code: number[] = [];
  readonly #numbers: number[] = [];
  readonly #conditions: CompiledCondition[] = [];

  /** Appends a program and returns its start. */
  write({ whens, ratios }: ModelFactors): number {
    const start = this.#code.length;
    for (const when of whens) this.#need(when);
    for (const ratio of ratios) this.#times(ratio);
    this.#code.push(op.end);
    return start;
  }

  #need(when: CompiledCondition): void {
    if (when.kind === "posture") this.#code.push(op.needPosture, when.posture, when.mask);
    else if (when.kind === "gauge") this.#code.push(op.needGauge, when.gauge, this.#keep(when.min, when.max));
    else if (when.kind === "all") for (const part of when.of) this.#need(part);
    else this.#code.push(op.needCondition, this.#conditions.push(when) - 1);
  }

  #times(ratio: ModelRatio): void {
    if (ratio.kind === "curve") {
      const { gauge, points } = ratio.curve;
      this.#code.push(op.timesCurve, gauge, this.#keep(...points), points.length / 3);
    } else if (ratio.kind === "condition") {
      const { when } = ratio;
      if (when.kind === "gauge")
        this.#code.push(op.timesGauge, when.gauge, this.#keep(when.min, when.max, ratio.ratio));
      else {
        const factor = this.#keep(ratio.ratio);
        if (when.kind === "posture") this.#code.push(op.timesPosture, when.posture, when.mask, factor);
        else this.#code.push(op.timesCondition, this.#conditions.push(when) - 1, factor);
      }
    }
  }

  #keep(...numbers: readonly number[]): number {
    const place = this.#numbers.length;
    this.#numbers.push(...numbers);
    return place;
  }

  finish(): RatePrograms {
    return {
      code: Int32Array.from(this.#code),
      numbers: Float64Array.from(this.#numbers),
      conditions: this.#conditions,
    };
  }
}

function liesWithin(numbers: Float64Array, place: number, value: number): boolean {
  return value >= (numbers[place] as number) && value <= (numbers[place + 1] as number);
}

/** Runs the program at `start` on a rate; 0 if one of its conditions fails. */
export function runProgram(programs: RatePrograms, start: number, ratePerDay: number, scene: Scene): number {
  const { code, numbers, conditions } = programs;
  const { states, gauges } = scene;
  let rate = ratePerDay;
  let at = start;
  for (;;) {
    switch (code[at] as number) {
      case op.end:
        return rate;
      case op.needPosture:
        if ((((code[at + 2] as number) >> (states[code[at + 1] as number] as number)) & 1) === 0) return 0;
        at += 3;
        break;
      case op.needGauge: {
        const value = gauges[code[at + 1] as number] as number;
        if (!liesWithin(numbers, code[at + 2] as number, value)) return 0;
        at += 3;
        break;
      }
      case op.needCondition:
        if (!holds(conditions[code[at + 1] as number] as CompiledCondition, scene)) return 0;
        at += 2;
        break;
      case op.timesPosture:
        if ((((code[at + 2] as number) >> (states[code[at + 1] as number] as number)) & 1) === 1) {
          rate *= numbers[code[at + 3] as number] as number;
        }
        at += 4;
        break;
      case op.timesCondition:
        if (holds(conditions[code[at + 1] as number] as CompiledCondition, scene)) {
          rate *= numbers[code[at + 2] as number] as number;
        }
        at += 3;
        break;
      case op.timesGauge: {
        const place = code[at + 2] as number;
        if (liesWithin(numbers, place, gauges[code[at + 1] as number] as number)) rate *= numbers[place + 2] as number;
        at += 3;
        break;
      }
      default:
        rate *= readCurve(
          numbers,
          code[at + 2] as number,
          code[at + 3] as number,
          gauges[code[at + 1] as number] as number,
        );
        at += 4;
    }
  }
}
