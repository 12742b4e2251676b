/**
 * The files of a ZIP archive, read by its central directory: what DOCX and XLSX are, by another hand than the one that writes
 * them.
 */
import { inflateRawSync } from "node:zlib";

export function filesOfZip(bytes: Uint8Array): ReadonlyMap<string, string> {
  const zip = Buffer.from(bytes);
  const end = zip.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
  const files = new Map<string, string>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((place) => zip.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ];
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(start, start + size);
    files.set(
      zip.toString("utf8", at + 46, at + 46 + name),
      (method === 0 ? packed : inflateRawSync(packed)).toString("utf8"),
    );
    at += 46 + name + extra + comment;
  }
  return files;
}
