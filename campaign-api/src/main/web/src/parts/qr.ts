/**
 * A QR code (ISO/IEC 18004) for short texts: bytes, correction level M, versions 1 to 10. Made here and not fetched, since
 * what it is made for is a secret.
 */

/** By version from 1: all codewords, correction codewords in a block, blocks, rows of alignment patterns. */
const VERSIONS: [all: number, correction: number, blocks: number, aligned: number[]][] = [
  [26, 10, 1, []], [44, 16, 1, [6, 18]], [70, 26, 1, [6, 22]], [100, 18, 2, [6, 26]], [134, 24, 2, [6, 30]], [172, 16, 4, [6, 34]],
  [196, 18, 4, [6, 22, 38]], [242, 22, 4, [6, 24, 42]], [292, 22, 5, [6, 26, 46]], [346, 26, 5, [6, 28, 50]]
];
const MASKS: ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0, (_, y) => y % 2 === 0, x => x % 3 === 0, (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0, (x, y) => x * y % 2 + x * y % 3 === 0,
  (x, y) => (x * y % 2 + x * y % 3) % 2 === 0, (x, y) => ((x + y) % 2 + x * y % 3) % 2 === 0
];

/** The modules by row, true is dark; null where the text is longer than version 10 holds. */
export function qr(text: string): boolean[][] | null {
  const bytes = [...new TextEncoder().encode(text)];
  const at = VERSIONS.findIndex(([all, correction, blocks], i) => headBits(i + 1) + 8 * bytes.length <= 8 * (all - correction * blocks));
  const found = VERSIONS[at];
  if (found === undefined) return null;
  const version = at + 1;
  const words = corrected(data(bytes, version, found), found);
  const drawn = MASKS.map((mask, number) => draw(version, found[3], words, mask, number));
  return drawn.reduce((best, one) => penalty(one) < penalty(best) ? one : best);
}

function headBits(version: number): number {
  return 4 + (version < 10 ? 8 : 16);
}

/** Mode, length, bytes, an end, and filling up to what the version holds. */
function data(bytes: number[], version: number, [all, correction, blocks]: typeof VERSIONS[number]): number[] {
  const bits: number[] = [];
  const put = (value: number, width: number) => { for (let i = width - 1; i >= 0; i--) bits.push(value >> i & 1); };
  put(4, 4);
  put(bytes.length, headBits(version) - 4);
  bytes.forEach(byte => put(byte, 8));
  const room = 8 * (all - correction * blocks);
  put(0, Math.min(4, room - bits.length));
  put(0, (8 - bits.length % 8) % 8);
  for (let filler = 0xec; bits.length < room; filler ^= 0xec ^ 0x11) put(filler, 8);
  return Array.from({ length: room / 8 }, (_, i) => bits.slice(8 * i, 8 * i + 8).reduce((byte, bit) => byte << 1 | bit, 0));
}

/** Blocks with their correction, interleaved: shorter blocks stand first. */
function corrected(words: number[], [all, correction, blocks]: typeof VERSIONS[number]): number[] {
  const short = Math.floor(all / blocks) - correction;
  const shorts = blocks - all % blocks;
  const parts: number[][] = [];
  for (let i = 0, from = 0; i < blocks; i++) {
    const length = short + (i < shorts ? 0 : 1);
    parts.push(words.slice(from, from + length));
    from += length;
  }
  const checks = parts.map(part => remainder(part, correction));
  const woven = (of: number[][], length: number) => Array.from({ length }, (_, i) => of.flatMap(part => part[i] ?? [])).flat();
  return [...woven(parts, short + 1), ...woven(checks, correction)];
}

function times(a: number, b: number): number {
  let product = 0;
  for (let i = 7; i >= 0; i--) product = product << 1 ^ (product >> 7) * 0x11d ^ (b >> i & 1) * a;
  return product;
}

/** Reed–Solomon over GF(256): the remainder by (x − 1)(x − 2)(x − 4) …; coefficients from the highest. */
function remainder(words: number[], degree: number): number[] {
  const divisor = [...Array<number>(degree - 1).fill(0), 1];
  for (let i = 0, root = 1; i < degree; i++, root = times(root, 2)) {
    for (let j = 0; j < degree; j++) divisor[j] = times(divisor[j] ?? 0, root) ^ (divisor[j + 1] ?? 0);
  }
  return words.reduce((rest, word) => {
    const factor = word ^ (rest[0] ?? 0);
    return divisor.map((coefficient, i) => times(coefficient, factor) ^ (rest[i + 1] ?? 0));
  }, Array<number>(degree).fill(0));
}

function draw(version: number, aligned: number[], words: number[], mask: (x: number, y: number) => boolean, number: number): boolean[][] {
  const size = 17 + 4 * version;
  const dark = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  const fixed = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  const set = (x: number, y: number, value: boolean) => {
    const [row, kept] = [dark[y], fixed[y]];
    if (row === undefined || kept === undefined || x < 0 || x >= size) return;
    row[x] = value;
    kept[x] = true;
  };
  const square = (cx: number, cy: number, reach: number, light: number[]) => {
    for (let y = -reach; y <= reach; y++) {
      for (let x = -reach; x <= reach; x++) set(cx + x, cy + y, !light.includes(Math.max(Math.abs(x), Math.abs(y))));
    }
  };
  for (let i = 0; i < size; i++) { set(6, i, i % 2 === 0); set(i, 6, i % 2 === 0); }
  for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]] as const) square(x, y, 4, [2, 4]);
  const last = aligned.length - 1;
  aligned.forEach((x, i) => aligned.forEach((y, j) => {
    if (!(i === 0 && j === 0 || i === 0 && j === last || i === last && j === 0)) square(x, y, 2, [1]);
  }));
  signs(version, size, number, set);
  let bit = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let i = 0; i < size; i++) {
      const y = (right + 1 & 2) === 0 ? size - 1 - i : i;
      for (const x of [right, right - 1]) {
        if (fixed[y]?.[x] === true) continue;
        const one = ((words[bit >> 3] ?? 0) >> (7 - bit % 8) & 1) === 1;
        bit += 1;
        const row = dark[y];
        if (row !== undefined) row[x] = one !== mask(x, y);
      }
    }
  }
  return dark;
}

/** Which mask was taken, twice; from version 7 on also which version it is, twice. */
function signs(version: number, size: number, mask: number, set: (x: number, y: number, value: boolean) => void): void {
  const check = (value: number, width: number, generator: number) => {
    let rest = value;
    for (let i = 0; i < width; i++) rest = rest << 1 ^ (rest >> width - 1) * generator;
    return value << width | rest;
  };
  const format = check(mask, 10, 0x537) ^ 0x5412;
  const at = (bits: number, i: number) => (bits >> i & 1) === 1;
  for (let i = 0; i < 15; i++) {
    set(8, i < 6 ? i : i < 8 ? i + 1 : size - 15 + i, at(format, i));
    set(i < 8 ? size - 1 - i : i === 8 ? 7 : 14 - i, 8, at(format, i));
  }
  set(8, size - 8, true);
  if (version < 7) return;
  const whole = check(version, 12, 0x1f25);
  for (let i = 0; i < 18; i++) {
    set(size - 11 + i % 3, Math.floor(i / 3), at(whole, i));
    set(Math.floor(i / 3), size - 11 + i % 3, at(whole, i));
  }
}

/** How hard it is to read: long runs, squares, what looks like a finder, too much of one colour. */
function penalty(dark: boolean[][]): number {
  const size = dark.length;
  const columns = Array.from({ length: size }, (_, x) => dark.map(row => row[x] ?? false));
  let sum = 0;
  for (const line of [...dark, ...columns]) {
    const text = line.map(Number).join('');
    for (const run of text.match(/0{5,}|1{5,}/g) ?? []) sum += run.length - 2;
    sum += 40 * (text.match(/(?=10111010000|00001011101)/g) ?? []).length;
  }
  for (let y = 1; y < size; y++) {
    for (let x = 1; x < size; x++) {
      if (dark[y]?.[x] === dark[y - 1]?.[x] && dark[y]?.[x] === dark[y]?.[x - 1] && dark[y]?.[x] === dark[y - 1]?.[x - 1]) sum += 3;
    }
  }
  const share = dark.flat().filter(Boolean).length / (size * size);
  return sum + 10 * Math.floor(Math.abs(share * 20 - 10));
}
