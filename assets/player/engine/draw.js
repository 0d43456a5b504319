// Chance: draws are a pure function of the seed, the node, the visit and an index, in 32 bits that wrap.

/**
 * FNV-1a (Fowler, Noll and Vo 1991) of a text's UTF-8 bytes.
 * @param {string} text
 */
export function fnv1a32(text) {
  let hash = 0x811c9dc5;
  const take = (/** @type {number} */ byte) => {
    hash = Math.imul(hash ^ byte, 0x01000193);
  };
  for (const char of text) {
    const point = char.codePointAt(0) || 0;
    if (point < 0x80) {
      take(point);
      continue;
    }
    // The first byte says how many follow, six bits each.
    const more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    take(((0xff00 >> (more + 1)) & 0xff) | (point >> (6 * more)));
    for (let rest = more - 1; rest >= 0; rest--) take(0x80 | ((point >> (6 * rest)) & 0x3f));
  }
  return hash >>> 0;
}

/**
 * The finaliser of MurmurHash3 (Appleby 2011).
 * @param {number} x
 */
export function mix(x) {
  x ^= x >>> 16;
  x = Math.imul(x, 0x85ebca6b);
  x ^= x >>> 13;
  x = Math.imul(x, 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

/**
 * A draw of 32 bits: k = 0 is for a chance, 1–31 for a shuffle, 32–63 for a player that chooses by itself.
 * @param {number} seed
 * @param {number} idHash
 * @param {number} visit
 * @param {number} k
 */
export function draw(seed, idHash, visit, k) {
  return mix((seed + mix((idHash + mix((Math.imul(visit, 64) + k) | 0)) | 0)) | 0);
}

/**
 * A draw brought to 0 … count − 1. The product fits a double exactly for counts up to 2^21.
 * @param {number} drawn
 * @param {number} count
 */
export const scaled = (drawn, count) => Math.floor((drawn * count) / 4294967296);

/**
 * The order in which choices are shown: Fisher–Yates from the end. Those after the 32nd keep their places.
 * @param {number} seed
 * @param {number} idHash
 * @param {number} visit
 * @param {number} count
 */
export function shuffled(seed, idHash, visit, count) {
  const order = Array.from({ length: count }, (_, at) => at);
  let k = 0;
  for (let last = Math.min(count, 32) - 1; last > 0; last--) {
    k += 1;
    const other = scaled(draw(seed, idHash, visit, k), last + 1);
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}
