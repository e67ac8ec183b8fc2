/** Lists a zip file by its central directory, which is all these tests need of the format. */
import fs from 'node:fs';

const END = 0x06054b50;
const ENTRY = 0x02014b50;

export function filesInVsix(file: string): string[] {
  const data = fs.readFileSync(file);
  let end = data.length - 22;
  while (data.readUInt32LE(end) !== END) end--;

  const names = [];
  let at = data.readUInt32LE(end + 16);
  for (let count = data.readUInt16LE(end + 10); count > 0; count--) {
    if (data.readUInt32LE(at) !== ENTRY) throw new Error(`${file} is broken at ${at}`);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((it) => data.readUInt16LE(at + it)) as [number, number, number];
    names.push(data.toString('utf8', at + 46, at + 46 + nameLength));
    at += 46 + nameLength + extraLength + commentLength;
  }
  return names;
}
