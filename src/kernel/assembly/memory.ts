/**
 * Reading and writing arrays that the host has laid out: an address, and a place in it.
 */

@inline
export function int(base: usize, place: i32): i32 {
  return load<i32>(base + ((<usize>place) << 2));
}

@inline
export function setInt(base: usize, place: i32, value: i32): void {
  store<i32>(base + ((<usize>place) << 2), value);
}

@inline
export function num(base: usize, place: i32): f64 {
  return load<f64>(base + ((<usize>place) << 3));
}

@inline
export function setNum(base: usize, place: i32, value: f64): void {
  store<f64>(base + ((<usize>place) << 3), value);
}

@inline
export function byte(base: usize, place: i32): i32 {
  return load<u8>(base + <usize>place);
}

@inline
export function setByte(base: usize, place: i32, value: i32): void {
  store<u8>(base + <usize>place, value);
}

/** A word of a set: a bit for each of 64 places. */
@inline
export function bits(base: usize, word: i32): u64 {
  return load<u64>(base + ((<usize>word) << 3));
}

@inline
export function setBits(base: usize, word: i32, to: u64): void {
  store<u64>(base + ((<usize>word) << 3), to);
}
