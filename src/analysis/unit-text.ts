/**
 * The sums of a unit as plain JSON, to the bit, for files and for what is sent between programs.
 */
import type { UnitSums } from "./unit.js";

/** Numbers are base64 of their bytes. */
export interface UnitText {
  readonly runs: number;
  readonly sums: string;
  readonly squares: string;
  readonly pairSquares: string;
  readonly digests: readonly string[];
  readonly rows: readonly string[];
}

export function unitText({ runs, sums, squares, pairSquares, digests, rows }: UnitSums): UnitText {
  return {
    runs,
    sums: packed(sums),
    squares: packed(squares),
    pairSquares: packed(pairSquares),
    digests,
    rows: rows.map(packed),
  };
}

/** The sums of such text, whose lengths are whoever reads it's to check. */
export function readUnitText({ runs, sums, squares, pairSquares, digests, rows }: UnitText): UnitSums {
  return {
    runs,
    sums: unpacked(sums),
    squares: unpacked(squares),
    pairSquares: unpacked(pairSquares),
    digests,
    rows: rows.map(unpacked),
  };
}

/** Numbers in the byte order that every machine that Node runs on has. */
function packed({ buffer, byteOffset, byteLength }: Float64Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString("base64");
}

function unpacked(text: string): Float64Array {
  const bytes = Buffer.from(text, "base64");
  return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}
