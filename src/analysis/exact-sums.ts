/**
 * Sums of doubles without rounding, whatever their size and order: a superaccumulator in limbs of 26 bits, each a double that holds
 * whole multiples of its unit (after Kulisch 1971; limbs that carry late: Neal 2015). So sums of shares of a study merge in any
 * order and grouping to the same digits. Bits below 2⁻¹³⁰ are dropped from each addend. Nothing but +, − and ×.
 */

/** Bits between the unit of a limb and that of the next. */
const limbBits = 26;

/** Exponent of the lowest unit, and the number of limbs: the highest unit is 2¹³⁰, beyond any square of a number of a scenario. */
const lowest = -130;
const limbCount = 11;

/** The limb whose unit is 1: most sums begin there. */
const ones = -lowest / limbBits;

const units = Array.from({ length: limbCount }, (_, limb) => 2 ** (lowest + limb * limbBits));

/** What rounds a double to a multiple of a limb's unit: (x + c) − c. */
const rounders = units.map((unit) => 1.5 * 2 ** 52 * unit);

/** An addend puts half the unit of the next limb into a limb at most; so many of these leave room in a double. */
const mostLoad = 2 ** 26;

/** The digits of one limb, as whole numbers in its unit: 2 to this power. */
export interface LimbDigits {
  readonly unit: number;
  readonly digits: readonly number[];
}

export class ExactSums {
  readonly length: number;
  /** By limb; one that nothing has reached is not there. */
  readonly #limbs: (Float64Array | undefined)[] = [];
  /** Addends since the last carry, at most, in any place. */
  #load = 0;

  constructor(length: number) {
    this.length = length;
  }

  /** Adds a number to each place from `from` on. Each has to be finite and below 2¹⁵⁵. */
  addAll(values: Float64Array, from = 0): void {
    this.#makeRoom(1);
    for (let k = 0; k < values.length; k += 1) {
      const value = values[k] as number;
      if (value !== 0) this.#add(from + k, value);
    }
  }

  #add(place: number, value: number): void {
    const size = value < 0 ? -value : value;
    if (!(size < 2 ** 155)) throw new RangeError(`${value} is too large for a sum`);
    let limb = ones;
    while (limb + 1 < limbCount && size >= (units[limb + 1] as number) / 2) limb += 1;
    for (let rest = value; rest !== 0 && limb >= 0; limb -= 1) {
      const by = rounders[limb] as number;
      const part = rest + by - by;
      if (part === 0) continue;
      rest -= part;
      const digits = this.#limb(limb);
      digits[place] = (digits[place] as number) + part;
    }
  }

  /** Adds the sums of another, place by place. */
  merge(other: ExactSums): void {
    if (other.length !== this.length) throw new RangeError(`${other.length} sums are not ${this.length}`);
    this.#makeRoom(other.#load);
    for (const [limb, from] of other.#limbs.entries()) {
      if (from === undefined) continue;
      const to = this.#limb(limb);
      for (let place = 0; place < to.length; place += 1) to[place] = (to[place] as number) + (from[place] as number);
    }
  }

  /** The sums as doubles. They depend on the sums alone, not on how these came about. */
  values(): Float64Array {
    this.#carry();
    const values = new Float64Array(this.length);
    for (const digits of this.#limbs) {
      if (digits === undefined) continue;
      for (let place = 0; place < values.length; place += 1)
        values[place] = (values[place] as number) + (digits[place] as number);
    }
    return values;
  }

  /** The sums in their one form: limbs that hold something, the lowest first, with digits from −2²⁵ to 2²⁵ − 1, but for the highest. */
  limbs(): readonly LimbDigits[] {
    this.#carry();
    return this.#limbs.flatMap((digits, limb) => {
      if (digits === undefined) return [];
      const unit = units[limb] as number;
      const found = new Array<number>(digits.length);
      let isBlank = true;
      for (let place = 0; place < digits.length; place += 1) {
        const digit = (digits[place] as number) / unit + 0;
        if (digit !== 0) isBlank = false;
        found[place] = digit;
      }
      return isBlank ? [] : [{ unit: lowest + limb * limbBits, digits: found }];
    });
  }

  /** Reads what `limbs` gives; null where it is not that. */
  static read(length: number, limbs: readonly LimbDigits[]): ExactSums | null {
    const sums = new ExactSums(length);
    // As much as a carry leaves.
    sums.#load = 2;
    for (const { unit, digits } of limbs) {
      const limb = (unit - lowest) / limbBits;
      const size = units[limb];
      if (size === undefined || digits.length !== length || sums.#limbs[limb] !== undefined) return null;
      const most = limb + 1 < limbCount ? 2 ** (limbBits - 1) : Number.MAX_SAFE_INTEGER;
      const found = new Float64Array(length);
      for (let place = 0; place < length; place += 1) {
        const digit = digits[place] as number;
        if (!Number.isInteger(digit) || digit < -most || digit >= most) return null;
        found[place] = digit * size;
      }
      sums.#limbs[limb] = found;
    }
    return sums;
  }

  #limb(limb: number): Float64Array {
    this.#limbs[limb] ??= new Float64Array(this.length);
    return this.#limbs[limb];
  }

  #makeRoom(load: number): void {
    if (this.#load + load > mostLoad) this.#carry();
    this.#load += load;
  }

  /** Carries what exceeds a limb's digits into the next: digits from −2²⁵ to 2²⁵ − 1 are the only ones of a number. */
  #carry(): void {
    for (let limb = 0; limb + 1 < limbCount; limb += 1) {
      const digits = this.#limbs[limb];
      if (digits === undefined) continue;
      const next = units[limb + 1] as number;
      let upper = this.#limbs[limb + 1];
      for (let place = 0; place < digits.length; place += 1) {
        const digit = digits[place] as number;
        const over = Math.floor(digit / next + 0.5) * next;
        if (over === 0) continue;
        upper ??= this.#limb(limb + 1);
        digits[place] = digit - over;
        upper[place] = (upper[place] as number) + over;
      }
    }
    this.#load = 2;
  }
}
