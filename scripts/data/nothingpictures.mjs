// Pictures with nobody in them, by kind: drawn frame by frame, or a larger plate over which the picture moves.
import { background, frameCount, paste, renderFrames } from './clip.mjs';
import { AS_IS, EMOJI, clamp, fromHsl, hash, randomStyle, raster } from './lib.mjs';
import { emojiOf } from './nothingplan.mjs';
import { chart, credits, landscape, page } from './nothingplates.mjs';

const OURS = { source: 'affectj', licence: 'CC0-1.0', attribution: 'AffectJ, drawn by a script' };

const anyColour = (r) => fromHsl(r.range(0, 360), r.weighted([[3, r.range(0.6, 1)], [2, r.range(0, 0.6)]]), r.weighted([[3, r.range(0.3, 0.7)], [1, r.range(0, 1)]]));
const mix = (a, b, t) => a.map((v, i) => v + (b[i] - v) * t);

/** RGB of a picture from the colour at each of its pixels. */
function field(W, H, colour) {
  const rgb = new Uint8Array(W * H * 3);
  for (let y = 0; y < H; y++) for (let x = 0; x < W; x++) {
    const c = colour(x, y), o = (y * W + x) * 3;
    for (let k = 0; k < 3; k++) rgb[o + k] = clamp(Math.round(c[k]), 0, 255);
  }
  return rgb;
}

/** Smooth noise in -1..1 of a place and a time: values at whole numbers, blended between. */
function smooth(seed) {
  const at = (x, y, z) => (hash(`${seed}:${x}:${y}:${z}`) % 2001) / 1000 - 1;
  const known = new Map();
  const value = (x, y, z) => {
    const key = (x * 8191 + y) * 8191 + z;
    if (!known.has(key)) known.set(key, at(x, y, z));
    return known.get(key);
  };
  const ease = (t) => t * t * (3 - 2 * t);
  return (x, y, z) => {
    const i = Math.floor(x), j = Math.floor(y), k = Math.floor(z), u = ease(x - i), v = ease(y - j), w = ease(z - k);
    const plane = (d) => (1 - v) * ((1 - u) * value(i, j, d) + u * value(i + 1, j, d)) + v * ((1 - u) * value(i, j + 1, d) + u * value(i + 1, j + 1, d));
    return (1 - w) * plane(k) + w * plane(k + 1);
  };
}

const BARS = [[191, 191, 191], [191, 191, 0], [0, 191, 191], [0, 191, 0], [191, 0, 191], [191, 0, 0], [0, 0, 191]];
const FULL_BARS = [[255, 255, 255], [255, 255, 0], [0, 255, 255], [0, 255, 0], [255, 0, 255], [255, 0, 0], [0, 0, 255], [0, 0, 0]];

/** A turned pattern of two colours that moves: `which` tells from the place along and across whether it is the second. */
function moving(r, W, H, which) {
  const a = anyColour(r), b = anyColour(r), angle = r.range(0, 6.28), period = r.range(8, 60), speed = r.range(-2, 2);
  const cos = Math.cos(angle), sin = Math.sin(angle);
  return (t) => field(W, H, (x, y) => (which(Math.floor((x * cos + y * sin) / period + speed * t), Math.floor((y * cos - x * sin) / period)) & 1 ? a : b));
}

/** Each takes (r, W, H, seed) and gives the frame at a time of 0..1. */
const LIVE = {
  colour(r, W, H) {
    const a = r.chance(0.12) ? [255, 255, 255] : anyColour(r), b = anyColour(r), way = r.pick(['still', 'fade', 'jump']);
    return (t) => { const c = way === 'still' ? a : mix(a, b, way === 'fade' ? t : Math.round(t)); return field(W, H, () => c); };
  },
  gradient(r, W, H) {
    const a = anyColour(r), b = anyColour(r), angle = r.range(0, 6.28), turn = r.pick([0, r.range(-2, 2)]);
    return (t) => {
      const cos = Math.cos(angle + turn * t), sin = Math.sin(angle + turn * t);
      return field(W, H, (x, y) => mix(a, b, clamp(0.5 + ((x - W / 2) * cos + (y - H / 2) * sin) / (W + H) * 1.4, 0, 1)));
    };
  },
  static(r, W, H) {
    const grey = r.chance(0.5), base = r.range(60, 190), deep = r.range(20, 180), grain = r.pick([1, 1, 2, 3]);
    return () => {
      const row = new Map();
      const one = () => (grey ? Array(3).fill(base + deep * (r() + r() - 1)) : [0, 0, 0].map(() => base + deep * (r() + r() - 1)));
      return field(W, H, (x, y) => {
        const key = Math.floor(y / grain) * W + Math.floor(x / grain);
        if (!row.has(key)) row.set(key, one());
        return row.get(key);
      });
    };
  },
  stripes: (r, W, H) => moving(r, W, H, (i) => i),
  checker: (r, W, H) => moving(r, W, H, (i, j) => i + j),
  rings(r, W, H) {
    const a = anyColour(r), b = anyColour(r), soft = r.chance(0.5), width = r.range(8, 40), cx = W * r.range(0.2, 0.8), cy = H * r.range(0.2, 0.8), speed = r.range(-3, 3);
    return (t) => field(W, H, (x, y) => {
      const phase = Math.hypot(x - cx, y - cy) / width - speed * t;
      return mix(a, b, soft ? 0.5 + 0.5 * Math.sin(phase * 3.14) : Math.floor(phase) & 1);
    });
  },
  mosaic(r, W, H) {
    const side = r.int(6, 40), colours = Array.from({ length: r.int(2, 12) }, () => anyColour(r)), renewed = r.range(0, 1), blocks = new Map();
    return () => {
      for (const key of blocks.keys()) if (r.chance(renewed)) blocks.delete(key);
      return field(W, H, (x, y) => {
        const key = Math.floor(y / side) * 1000 + Math.floor(x / side);
        if (!blocks.has(key)) blocks.set(key, r.pick(colours));
        return blocks.get(key);
      });
    };
  },
  bars(r, W, H) {
    const list = r.chance(0.5) ? FULL_BARS : BARS, lower = list === BARS && r.chance(0.7);
    return () => field(W, H, (x, y) => {
      const i = Math.floor(x / W * list.length);
      if (lower && y > H * 0.75) return i < 5 ? [[0, 33, 76], [255, 255, 255], [50, 0, 106], [19, 19, 19], [9, 9, 9]][i] : [19, 19, 19];
      return lower && y > H * 0.67 ? (i % 2 ? [19, 19, 19] : list[list.length - 1 - i]) : list[i];
    });
  },
  black(r, W, H) {
    const way = r.pick(['black', 'dark', 'grain', 'fade']), tint = fromHsl(r.range(0, 360), r.range(0, 0.5), r.range(0.02, 0.09));
    return (t) => field(W, H, () => (way === 'black' ? [0, 0, 0] : way === 'dark' ? tint : way === 'fade' ? mix([0, 0, 0], tint, t) : tint.map((v) => v + 10 * (r() + r() - 1))));
  },
  clouds(r, W, H, seed) {
    const a = anyColour(r), b = anyColour(r), coarse = r.range(2, 7), change = r.range(0, 2), drift = r.range(-1, 1), value = smooth(seed);
    return (t) => field(W, H, (x, y) => {
      const u = x / Math.max(W, H) * coarse + drift * t, v = y / Math.max(W, H) * coarse;
      const n = value(u, v, change * t) + 0.5 * value(2 * u, 2 * v, change * t) + 0.25 * value(4 * u, 4 * v, change * t);
      return mix(a, b, clamp(0.5 + 0.55 * n, 0, 1));
    });
  },
  plasma(r, W, H) {
    const hue = r.range(0, 360), span = r.range(60, 360), k = [0, 0, 0, 0].map(() => r.range(0.02, 0.12)), speed = r.range(0.5, 5);
    return (t) => field(W, H, (x, y) => fromHsl(hue + span * (Math.sin(k[0] * x + speed * t) + Math.sin(k[1] * y - speed * t) + Math.sin(k[2] * (x + y)) + Math.sin(k[3] * Math.hypot(x - W / 2, y - H / 2))) / 4, 0.9, 0.5));
  },
};

const solid = (W, H, rgb) => {
  const data = new Uint8Array(W * H * 4).fill(255);
  for (let i = 0; i < W * H; i++) for (let k = 0; k < 3; k++) data[i * 4 + k] = rgb[i * 3 + k];
  return { width: W, height: H, data };
};

const drawn = ([svg, fonts], side) => raster(svg, side, fonts);

/** Each takes (r, side) and gives a square plate as a sprite. */
const PLATES = {
  shapes: (r, side) => solid(side, side, background(side, side, r, 'shapes')),
  words: (r, side) => drawn(page(r), side),
  credits: (r, side) => drawn(credits(r), side),
  landscape: (r, side) => drawn(landscape(r), side),
  chart: (r, side) => drawn(chart(r), side),
};

/** The frames of a slow pan and zoom over a plate, which covers the picture at all times. */
function panned(plate, r, W, H, n) {
  const still = r.chance(0.2), from = [r(), r(), r.range(1, 1.4)], to = still ? from : [r(), r(), r.range(1, 1.4)];
  return Array.from({ length: n }, (_, f) => {
    const [px, py, zoom] = mix(from, to, n > 1 ? f / (n - 1) : 0);
    const rgb = new Float32Array(W * H * 3);
    const slack = (size, whole) => Math.max(0, whole * zoom / 2 - size / 2 - 2);
    paste(rgb, W, H, plate, W / 2 + slack(W, plate.width) * (2 * px - 1), H / 2 + slack(H, plate.height) * (2 * py - 1), zoom, zoom, 0, 1, null);
    return Uint8Array.from(rgb, (v) => v + 0.5);
  });
}

/** Size of a picture and its frames; both sides are even, as films want them. */
export function frame(r, form) {
  const base = 2 * Math.round(Math.exp(r.range(Math.log(64), Math.log(224))) / 2);
  const other = r.chance(0.4) ? 2 * Math.round(base * r.range(0.6, 1) / 2) : base;
  const [W, H] = r.chance(0.7) ? [base, other] : [other, base];
  const fps = form === 'film' ? r.pick([8, 10, 12, 15]) : null;
  return { W, H, fps, n: form === 'still' ? 1 : form === 'film' ? Math.round(r.range(2, 3.5) * fps) : frameCount(r) };
}

/**
 * {W, H, frames, covers, source, licence, attribution}. `photos` gives, for a kind, a side and a random number, {plate, licence, ...}.
 * `covers` is there where the surroundings may be transparent.
 */
export function pictureOf({ picture: kind, split, id }, { W, H, n }, r, photos) {
  if (LIVE[kind]) {
    const at = LIVE[kind](r, W, H, id);
    return { W, H, frames: Array.from({ length: n }, (_, f) => at(n > 1 ? f / (n - 1) : 0)), ...OURS };
  }
  const side = Math.ceil(1.3 * Math.max(W, H));
  if (PLATES[kind]) return { W, H, frames: panned(PLATES[kind](r, side), r, W, H, n), ...OURS };
  if (kind.startsWith('photo-')) {
    const { plate, ...origin } = photos(kind, side, r);
    return { W, H, frames: panned(plate, r, W, H, n), ...origin };
  }
  const { set, drawing } = r.pick(emojiOf(kind, split));
  const { licence, attribution } = EMOJI[set];
  const style = split === 'train' && r.chance(0.5) ? randomStyle(r) : AS_IS;
  const { frames, covers } = renderFrames({ draw: () => drawing, neutral: null }, style, r, id, { size: W, height: H, frames: n });
  return { W, H, frames, covers, source: set, licence, attribution };
}
