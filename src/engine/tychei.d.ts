/**
 * Types of seedrandom's Tyche-i generator, which the package does not declare.
 */
declare module "seedrandom/lib/tychei.js" {
  /** The four words of a Tyche-i generator, signed 32-bit. */
  interface TycheiState {
    a: number;
    b: number;
    c: number;
    d: number;
  }
  interface Tychei {
    /** A uniform in [0, 1) of 32 bits. */
    (): number;
    state(): TycheiState;
  }
  export default function tychei(seed: string | number, options: { state: true | TycheiState }): Tychei;
}
