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
