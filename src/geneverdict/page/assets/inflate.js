// Inflate (RFC 1950 and 1951) at once: browsers have it only for those who wait, and a printer does not.
(function (gv) {
  "use strict";

  const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
  const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
  const BACK = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
  const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
  const LONGEST = 15;

  /** The canonical code of these lengths: how many symbols each length has, and the symbols in order. */
  function codeOf(lengths) {
    const counts = new Uint16Array(LONGEST + 1), places = new Uint16Array(LONGEST + 2), symbols = [];
    for (const length of lengths) counts[length]++;
    counts[0] = 0;
    for (let i = 1; i <= LONGEST; i++) places[i + 1] = places[i] + counts[i];
    lengths.forEach((length, symbol) => { if (length) symbols[places[length]++] = symbol; });
    return { counts, symbols };
  }

  const repeated = (n, value) => new Array(n).fill(value);
  const FIXED = [codeOf([...repeated(144, 8), ...repeated(112, 9), ...repeated(24, 7), ...repeated(8, 8)]), codeOf(repeated(30, 5))];

  /** Bits of the bytes, the lowest first. */
  function reader(bytes) {
    let at = 2, held = 0, n = 0;
    const bits = function (wanted) {
      while (n < wanted) { held |= bytes[at++] << n; n += 8; }
      const found = held & ((1 << wanted) - 1);
      held >>>= wanted;
      n -= wanted;
      return found;
    };
    const symbol = function ({ counts, symbols }) {
      let code = 0, first = 0, place = 0;
      for (let length = 1; length <= LONGEST; length++) {
        code |= bits(1);
        const count = counts[length];
        if (code - count < first) return symbols[place + (code - first)];
        place += count;
        first = (first + count) << 1;
        code <<= 1;
      }
      throw new RangeError("inflate");
    };
    const plain = function () {
      held = n = 0;
      const length = bytes[at] | (bytes[at + 1] << 8);
      at += 4 + length;
      return bytes.subarray(at - length, at);
    };
    return { bits, symbol, plain };
  }

  /** Both codes of a block that brings its own. */
  function ownCodes({ bits, symbol }) {
    const nLengths = bits(5) + 257, nBack = bits(5) + 1, nOrder = bits(4) + 4, lengths = repeated(19, 0), found = [];
    for (let i = 0; i < nOrder; i++) lengths[ORDER[i]] = bits(3);
    const code = codeOf(lengths);
    while (found.length < nLengths + nBack) {
      const one = symbol(code);
      if (one < 16) found.push(one);
      else if (one === 16) found.push(...repeated(3 + bits(2), found.at(-1)));
      else found.push(...repeated(one === 17 ? 3 + bits(3) : 11 + bits(7), 0));
    }
    return [codeOf(found.slice(0, nLengths)), codeOf(found.slice(nLengths))];
  }

  /** The bytes of a zlib stream. */
  gv.inflateNow = function (bytes) {
    const from = reader(bytes);
    let out = new Uint8Array(bytes.length * 8), n = 0, last = 0;
    const room = (more) => { if (n + more > out.length) { const larger = new Uint8Array(2 * (n + more)); larger.set(out); out = larger; } };
    while (!last) {
      last = from.bits(1);
      const kind = from.bits(2);
      if (kind === 0) { const plain = from.plain(); room(plain.length); out.set(plain, n); n += plain.length; continue; }
      const [code, back] = kind === 1 ? FIXED : ownCodes(from);
      for (let one = from.symbol(code); one !== 256; one = from.symbol(code)) {
        room(258);
        if (one < 256) { out[n++] = one; continue; }
        const length = LENGTHS[one - 257] + from.bits(LENGTH_BITS[one - 257]), place = from.symbol(back);
        const distance = BACK[place] + from.bits(Math.max(0, (place >> 1) - 1));
        for (let i = 0; i < length; i++, n++) out[n] = out[n - distance];
      }
    }
    return out.subarray(0, n);
  };
})((window.gv = window.gv || {}));
