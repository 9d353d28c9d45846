// A GIF89a writer: global or local palettes, partial frames, transparency, disposal, interlacing.

/** Median cut over a 15-bit histogram; returns up to n colours. frames: RGB arrays (3 bytes a pixel). */
export function quantise(frames, n) {
  const count = new Uint32Array(32768);
  for (const f of frames) {
    const step = f.length > 30000 ? 9 : 3;
    for (let i = 0; i + 2 < f.length; i += step) count[((f[i] >> 3) << 10) | ((f[i + 1] >> 3) << 5) | (f[i + 2] >> 3)]++;
  }
  const bins = [];
  for (let i = 0; i < 32768; i++) if (count[i]) bins.push(i);
  const channel = [(b) => b >> 10, (b) => (b >> 5) & 31, (b) => b & 31];
  const makeBox = (list) => {
    let best = 0, span = -1, weight = 0;
    for (let c = 0; c < 3; c++) {
      let lo = 31, hi = 0;
      for (const b of list) { const v = channel[c](b); if (v < lo) lo = v; if (v > hi) hi = v; }
      if (hi - lo > span) { span = hi - lo; best = c; }
    }
    for (const b of list) weight += count[b];
    return { list, best, span, score: span * Math.sqrt(weight) };
  };
  const boxes = [makeBox(bins)];
  while (boxes.length < n) {
    let k = -1;
    for (let i = 0; i < boxes.length; i++) if (boxes[i].span > 0 && (k < 0 || boxes[i].score > boxes[k].score)) k = i;
    if (k < 0) break;
    const { list, best } = boxes[k];
    list.sort((a, b) => channel[best](a) - channel[best](b) || a - b);
    let total = 0;
    for (const b of list) total += count[b];
    let run = 0, cut = 1;
    for (let i = 0; i < list.length - 1; i++) { run += count[list[i]]; cut = i + 1; if (run * 2 >= total) break; }
    boxes[k] = makeBox(list.slice(0, cut));
    boxes.push(makeBox(list.slice(cut)));
  }
  return boxes.map(({ list }) => {
    let s = 0; const sum = [0, 0, 0];
    for (const b of list) { s += count[b]; for (let c = 0; c < 3; c++) sum[c] += count[b] * channel[c](b); }
    return sum.map((v) => { const q = v / s; return Math.min(255, Math.round(q * 255 / 31)); });
  });
}

/** Returns a function from a pixel to its palette index, remembered by 15-bit colour. */
export function indexer(palette) {
  const table = new Int16Array(32768).fill(-1);
  return (r, g, b) => {
    const key = ((r >> 3) << 10) | ((g >> 3) << 5) | (b >> 3);
    let v = table[key];
    if (v < 0) {
      const R = (r >> 3) * 255 / 31, G = (g >> 3) * 255 / 31, B = (b >> 3) * 255 / 31;
      let best = 1e9;
      for (let i = 0; i < palette.length; i++) {
        const p = palette[i];
        const d = (p[0] - R) ** 2 * 2 + (p[1] - G) ** 2 * 4 + (p[2] - B) ** 2 * 3;
        if (d < best) { best = d; v = i; }
      }
      table[key] = v;
    }
    return v;
  };
}

const children = new Int16Array(4096 * 256).fill(-1);

function lzw(indices, bits, out) {
  const minBits = Math.max(2, bits);
  const clear = 1 << minBits;
  let next = clear + 2, size = minBits + 1, buffer = 0, held = 0;
  const block = [];
  const used = [];
  out.push(minBits);
  const flush = () => { out.push(block.length, ...block); block.length = 0; };
  const emit = (code) => {
    buffer |= code << held;
    held += size;
    while (held >= 8) { block.push(buffer & 255); buffer >>>= 8; held -= 8; if (block.length === 255) flush(); }
  };
  const reset = () => { for (const u of used) children[u] = -1; used.length = 0; next = clear + 2; size = minBits + 1; };
  emit(clear);
  let prefix = indices[0];
  for (let i = 1; i < indices.length; i++) {
    const slot = prefix * 256 + indices[i];
    const child = children[slot];
    if (child >= 0) { prefix = child; continue; }
    emit(prefix);
    if (next < 4096) {
      children[slot] = next;
      used.push(slot);
      if (next === 1 << size && size < 12) size++;
      next++;
    } else { emit(clear); reset(); }
    prefix = indices[i];
  }
  emit(prefix);
  // the code table of a reader is one step behind; widen before the end code when it would
  if (next === 1 << size && size < 12) size++;
  emit(clear + 1);
  if (held > 0) block.push(buffer & 255);
  if (block.length) flush();
  out.push(0);
  reset();
}

/**
 * frames: [{x, y, width, height, indices, delay (ms), dispose, transparent (index or -1), palette (local) or null, interlaced}]
 */
export function encodeGif(width, height, palette, frames, { repeat = 0 } = {}) {
  const out = [];
  const word = (v) => out.push(v & 255, (v >> 8) & 255);
  const depth = (p) => Math.max(1, Math.ceil(Math.log2(Math.max(2, p.length))));
  const table = (p) => { for (let i = 0; i < 1 << depth(p); i++) out.push(...(p[i] || [0, 0, 0])); };
  out.push(...Buffer.from('GIF89a'));
  word(width); word(height);
  out.push(0x80 | 0x70 | (depth(palette) - 1), 0, 0);
  table(palette);
  if (repeat >= 0) { out.push(0x21, 0xff, 11, ...Buffer.from('NETSCAPE2.0'), 3, 1); word(repeat); out.push(0); }
  for (const f of frames) {
    out.push(0x21, 0xf9, 4, ((f.dispose ?? 0) << 2) | (f.transparent >= 0 ? 1 : 0));
    word(Math.round(f.delay / 10));
    out.push(f.transparent >= 0 ? f.transparent : 0, 0);
    out.push(0x2c);
    word(f.x); word(f.y); word(f.width); word(f.height);
    out.push((f.palette ? 0x80 | (depth(f.palette) - 1) : 0) | (f.interlaced ? 0x40 : 0));
    if (f.palette) table(f.palette);
    let indices = f.indices;
    if (f.interlaced) {
      indices = new Uint8Array(f.indices.length);
      let row = 0;
      for (const [start, step] of [[0, 8], [4, 8], [2, 4], [1, 2]]) for (let y = start; y < f.height; y += step) indices.set(f.indices.subarray(y * f.width, (y + 1) * f.width), f.width * row++);
    }
    lzw(indices, depth(f.palette || palette), out);
  }
  out.push(0x3b);
  return Buffer.from(out);
}
