/** Devices for the scripts beside it that try a host: each keeps its cookie and its page, over a real socket, without a browser. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Device } from "./device.mjs";
import { root } from "./measure.mjs";

export { Device, send } from "./device.mjs";

/** Starts a host of a built checkout without a desk; resolves with the process and how to join. */
export async function startHosting(args, checkout = root) {
  const main = join(checkout, "dist/cli/main.js");
  const child = spawn(process.execPath, [main, "host", ...args, "--headless", "--json"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, err] = ["", ""];
  child.stderr.setEncoding("utf8").on("data", (part) => {
    err += part;
  });
  child.stdout.setEncoding("utf8");
  for await (const part of child.stdout) {
    out += part;
    if (out.includes("\n")) break;
  }
  if (!out.includes("\n")) throw new Error(`the host ended: ${err}`);
  return { child, said: JSON.parse(out.split("\n")[0]), complaints: () => err };
}

export async function stopHosting(child, signal = "SIGINT") {
  const gone = once(child, "exit");
  child.kill(signal);
  await gone;
}

/** Devices for every seat of a host, so many each, all come in by its link. */
export async function seatDevices(said, each = 1) {
  const devices = [];
  for (const { seat, link } of said.seats)
    for (let n = 0; n < each; n += 1) {
      const device = new Device(said.port);
      device.seat = seat;
      const { status } = await device.post("/api/enter", { key: link.split("#key=")[1] });
      if (status !== 200) throw new Error(`${seat} was not let in: ${status}`);
      devices.push(device);
    }
  return devices;
}

export async function watchers(said, count) {
  const devices = [];
  for (let n = 0; n < count; n += 1) {
    const device = new Device(said.port);
    await device.post("/api/enter", { code: said.code });
    const { status } = await device.post("/api/enter", { watch: true });
    if (status !== 200) throw new Error(`a watcher was not let in: ${status}`);
    devices.push(device);
  }
  return devices;
}

export async function whiteCell(said) {
  const device = new Device(said.port);
  const { status } = await device.post("/api/enter", { key: said.whiteCell.key });
  if (status !== 200) throw new Error(`the white cell was not let in: ${status}`);
  return device;
}

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until it holds; false where it does not within so many milliseconds. */
export async function until(holds, within = 60_000) {
  const end = performance.now() + within;
  while (!holds()) {
    if (performance.now() > end) return false;
    await pause(5);
  }
  return true;
}

/** Resident bytes of a process, in MB. */
export async function memoryOf(pid) {
  const [, kilobytes = "0"] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}

/** The value below which a share of them lies. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

/** Processor time that a process has used, in milliseconds; of Linux's clock of 100 ticks a second. */
export function processorOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "latin1")
    .replace(/^.*\) /, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
