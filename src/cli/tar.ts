/**
 * Files as one archive, in the form that POSIX 1003.1-1988 describes (ustar): a head of 512 bytes before each file, blocks of 512 bytes.
 * Nothing in it hangs on when or by whom it was made.
 */
const block = 512;

/** Octal digits to fill a field whose last byte is 0. */
const octal = (value: number, width: number) => `${value.toString(8).padStart(width - 1, "0")}\0`;

/** Where fields of a head begin. */
const places = { name: 0, mode: 100, owner: 108, group: 116, size: 124, time: 136, sum: 148, kind: 156, magic: 257 };

/** Longest name that fits into a head. */
const longestName = 100;

function headOf(name: string, size: number): Buffer {
  const head = Buffer.alloc(block);
  head.write(name, places.name, longestName, "utf8");
  head.write(octal(0o644, 8), places.mode);
  head.write(octal(0, 8), places.owner);
  head.write(octal(0, 8), places.group);
  head.write(octal(size, 12), places.size);
  head.write(octal(0, 12), places.time);
  head.write(" ".repeat(8), places.sum);
  head.write("0", places.kind);
  head.write("ustar\x0000", places.magic, "latin1");
  const sum = head.reduce((total, byte) => total + byte, 0);
  head.write(`${sum.toString(8).padStart(6, "0")}\0 `, places.sum);
  return head;
}

/** The archive of these files. Throws RangeError for a name that does not fit. */
export function tarOf(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Buffer {
  const parts = files.flatMap(({ name, bytes }) => {
    if (Buffer.byteLength(name) > longestName) throw new RangeError(`the name ${name} does not fit into an archive`);
    return [headOf(name, bytes.length), bytes, Buffer.alloc((block - (bytes.length % block)) % block)];
  });
  return Buffer.concat([...parts, Buffer.alloc(2 * block)]);
}
