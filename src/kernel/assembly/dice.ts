/**
 * Random streams: seedrandom's tychei, and the draws that the engine makes of it (random.ts, erlang.ts), bit for bit.
 */
import { int, num, setInt, setNum } from "./memory";
import { streamHigh, streamLow } from "./tables";
import { scratch, streamEpoch, streamWords } from "./world";

let seedHigh: i32 = 0;
let seedLow: i32 = 0;
let run: i32 = 0;
let epoch: i32 = 0;

export function setSeed(high: i32, low: i32): void {
  seedHigh = high;
  seedLow = low;
}

/** Forgets all streams: they are opened anew for this run. */
export function startStreams(ofRun: i32): void {
  run = ofRun;
  epoch += 1;
}

const unit: f64 = 1.0 / 4294967296.0;

/** The address of a stream's words, opened on first use. */
@inline
export function stream(index: i32): usize {
  return int(streamEpoch, index) == epoch ? streamWords + ((<usize>index) << 4) : open(index);
}

function open(index: i32): usize {
  const at = streamWords + ((<usize>index) << 4);
  setInt(streamEpoch, index, epoch);
  let low: u32 = (<u32>(int(streamLow, index) ^ seedHigh ^ run)) * 0x9e3779b1;
  let high: u32 = (<u32>(int(streamHigh, index) ^ seedLow)) * 0x5f356495;
  low = ((low ^ (low >> 16)) * 0x85ebca6b) ^ ((high ^ (high >> 13)) * 0xc2b2ae35);
  high = ((high ^ (high >> 16)) * 0x85ebca6b) ^ ((low ^ (low >> 13)) * 0xc2b2ae35);
  let a: u32 = high & 0x1fffff;
  let b: u32 = low;
  let c: u32 = 2654435769;
  let d: u32 = 1367130551;
  for (let turn = 0; turn < 20; turn += 1) {
    b = rotl<u32>(b, 25) ^ c;
    c -= d;
    d = rotl<u32>(d, 24) ^ a;
    a -= b;
    b = rotl<u32>(b, 20) ^ c;
    c -= d;
    // As seedrandom has it: the low half comes from c.
    d = ((d << 16) | (c >> 16)) ^ a;
    a -= b;
  }
  store<u32>(at, a);
  store<u32>(at, b, 4);
  store<u32>(at, c, 8);
  store<u32>(at, d, 12);
  return at;
}

/** The next 32 bits. */
@inline
function next(at: usize): u32 {
  let a = load<u32>(at);
  let b = load<u32>(at, 4);
  let c = load<u32>(at, 8);
  let d = load<u32>(at, 12);
  b = rotl<u32>(b, 25) ^ c;
  c -= d;
  d = rotl<u32>(d, 24) ^ a;
  a -= b;
  b = rotl<u32>(b, 20) ^ c;
  c -= d;
  // As seedrandom has it: the low half comes from c.
  d = ((d << 16) | (c >> 16)) ^ a;
  a -= b;
  store<u32>(at, a);
  store<u32>(at, b, 4);
  store<u32>(at, c, 8);
  store<u32>(at, d, 12);
  return a;
}

@inline
export function uniform(at: usize): f64 {
  return <f64>next(at) * unit;
}

/** An Exp(1) variate by von Neumann's comparisons. The words stay in locals while it draws. */
export function exponential(at: usize): f64 {
  let a = load<u32>(at);
  let b = load<u32>(at, 4);
  let c = load<u32>(at, 8);
  let d = load<u32>(at, 12);
  let whole: f64 = 0;
  let first: u32 = 0;
  for (;;) {
    let last: u32 = 0;
    let place = 0;
    for (;;) {
      b = rotl<u32>(b, 25) ^ c;
      c -= d;
      d = rotl<u32>(d, 24) ^ a;
      a -= b;
      b = rotl<u32>(b, 20) ^ c;
      c -= d;
      // As seedrandom has it: the low half comes from c.
    d = ((d << 16) | (c >> 16)) ^ a;
      a -= b;
      if (place == 0) first = a;
      else if (a >= last) break;
      last = a;
      place += 1;
    }
    if (place & 1) break;
    whole += 1;
  }
  store<u32>(at, a);
  store<u32>(at, b, 4);
  store<u32>(at, c, 8);
  store<u32>(at, d, 12);
  return whole + <f64>first * unit;
}

/** A draw from a spread whose uniform is given. */
export function spreadAt(count: i32, low: f64, mode: f64, high: f64, u: f64): f64 {
  if (count == 2) return low + (high - low) * u;
  const width = high - low;
  if (width <= 0) return low;
  if (u * width < mode - low) return low + sqrt<f64>(u * width * (mode - low));
  return high - sqrt<f64>((1 - u) * width * (high - mode));
}

/** As above, from a stream; a fixed value opens none. */
@inline
export function spread(count: i32, low: f64, mode: f64, high: f64, index: i32): f64 {
  return count == 1 ? low : spreadAt(count, low, mode, high, uniform(stream(index)));
}

function stages(at: usize, count: i32): f64 {
  let sum: f64 = 0;
  for (let stage = 0; stage < count; stage += 1) sum += exponential(at);
  return sum;
}

/** A breaking point: the mean of `shape` exponential draws. */
export function breakingPoint(at: usize, shape: i32): f64 {
  return shape == 1 ? exponential(at) : stages(at, shape) / <f64>shape;
}

/** Writes how probable it is that 0, 1 … stages are over, times what is returned. */
export function stageWeights(shape: i32, pressure: f64): f64 {
  const mean = <f64>shape * pressure;
  const middle: i32 = mean < <f64>(shape - 1) ? <i32>mean : shape - 1;
  setNum(scratch, middle, 1);
  for (let stage = middle; stage > 0; stage -= 1)
    setNum(scratch, stage - 1, (num(scratch, stage) * <f64>stage) / mean);
  for (let stage = middle + 1; stage < shape; stage += 1)
    setNum(scratch, stage, (num(scratch, stage - 1) * mean) / <f64>stage);
  let sum: f64 = 0;
  for (let stage = 0; stage < shape; stage += 1) sum += num(scratch, stage);
  return sum;
}

/** A breaking point that lies beyond `pressure`: the stages completed so far, then the rest of them. */
export function breakingBeyond(at: usize, shape: i32, pressure: f64): f64 {
  const sum = stageWeights(shape, pressure);
  let completed = 0;
  let left = uniform(at);
  while (completed < shape - 1 && left >= num(scratch, completed) / sum) {
    left -= num(scratch, completed) / sum;
    completed += 1;
  }
  return pressure + stages(at, shape - completed) / <f64>shape;
}
