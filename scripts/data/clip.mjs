// One animated clip: sprites of a neutral and an expressive drawing, moved over a background, written as a GIF.
import { drawingSvg, fromHsl, raster, clamp } from './lib.mjs';
import { encodeGif, indexer, quantise } from './gif.mjs';

/** Premultiplied RGBA sprite drawn over RGB, through the inverse of a scale-rotate-move transform. */
export function paste(rgb, W, H, sprite, cx, cy, sx, sy, angle, opacity, cover) {
  const { width: w, height: h, data } = sprite;
  const cos = Math.cos(angle), sin = Math.sin(angle);
  const reach = Math.hypot(w * sx, h * sy) / 2 + 2;
  const x0 = Math.max(0, Math.floor(cx - reach)), x1 = Math.min(W - 1, Math.ceil(cx + reach));
  const y0 = Math.max(0, Math.floor(cy - reach)), y1 = Math.min(H - 1, Math.ceil(cy + reach));
  for (let y = y0; y <= y1; y++) for (let x = x0; x <= x1; x++) {
    const dx = x - cx, dy = y - cy;
    const u = (cos * dx + sin * dy) / sx + w / 2 - 0.5;
    const v = (-sin * dx + cos * dy) / sy + h / 2 - 0.5;
    if (u <= -1 || v <= -1 || u >= w || v >= h) continue;
    const i = Math.floor(u), j = Math.floor(v);
    const fu = u - i, fv = v - j;
    let r = 0, g = 0, b = 0, a = 0;
    for (let k = 0; k < 4; k++) {
      const p = i + (k & 1), q = j + (k >> 1);
      if (p < 0 || q < 0 || p >= w || q >= h) continue;
      const t = ((k & 1) ? fu : 1 - fu) * ((k >> 1) ? fv : 1 - fv);
      const o = (q * w + p) * 4;
      r += t * data[o]; g += t * data[o + 1]; b += t * data[o + 2]; a += t * data[o + 3];
    }
    if (a <= 0) continue;
    const rest = 1 - a * opacity / 255;
    const o = (y * W + x) * 3;
    rgb[o] = clamp(r * opacity + rgb[o] * rest, 0, 255);
    rgb[o + 1] = clamp(g * opacity + rgb[o + 1] * rest, 0, 255);
    rgb[o + 2] = clamp(b * opacity + rgb[o + 2] * rest, 0, 255);
    if (cover) cover[y * W + x] = Math.max(cover[y * W + x], a * opacity);
  }
}

function randomColour(r) {
  return r.weighted([
    [3, () => fromHsl(r.range(0, 360), r.range(0.1, 0.7), r.range(0.7, 0.97))],
    [2, () => fromHsl(r.range(0, 360), r.range(0.2, 1), r.range(0.3, 0.7))],
    [1, () => fromHsl(r.range(0, 360), r.range(0, 0.5), r.range(0.05, 0.3))],
    [1, () => { const v = r.range(20, 250); return [v, v, v]; }],
  ])();
}

/** RGB of a background: white, plain, gradient, stripes, checker or shapes; `only` names one. */
export function background(W, H, r, only) {
  const kind = only || r.weighted([[30, 'white'], [25, 'plain'], [18, 'gradient'], [8, 'stripes'], [6, 'checker'], [13, 'shapes']]);
  const rgb = new Float32Array(W * H * 3);
  const a = kind === 'white' ? [255, 255, 255] : randomColour(r);
  const b = randomColour(r);
  const near = r.chance(0.6) ? a.map((v, i) => v + (b[i] - v) * 0.25) : b;
  const angle = r.range(0, Math.PI * 2), period = r.range(10, 50), cos = Math.cos(angle), sin = Math.sin(angle);
  const shapes = [];
  if (kind === 'shapes') for (let i = r.int(2, 7); i > 0; i--) shapes.push({ x: r.range(0, W), y: r.range(0, H), s: r.range(0.06, 0.35) * W, round: r.chance(0.6), c: r.chance(0.5) ? near : randomColour(r) });
  for (let y = 0; y < H; y++) for (let x = 0; x < W; x++) {
    let c = a;
    if (kind === 'gradient') {
      const t = clamp(0.5 + ((x - W / 2) * cos + (y - H / 2) * sin) / (W + H) * 1.4, 0, 1);
      const o = (y * W + x) * 3;
      for (let k = 0; k < 3; k++) rgb[o + k] = a[k] + (b[k] - a[k]) * t;
      continue;
    } else if (kind === 'stripes') c = Math.floor((x * cos + y * sin) / period + 1000) & 1 ? a : near;
    else if (kind === 'checker') c = (Math.floor((x * cos + y * sin) / period + 1000) + Math.floor((y * cos - x * sin) / period + 1000)) & 1 ? a : near;
    else if (kind === 'shapes') for (const s of shapes) {
      const dx = Math.abs(x - s.x), dy = Math.abs(y - s.y);
      if (s.round ? dx * dx + dy * dy < s.s * s.s : dx < s.s && dy < s.s) c = s.c;
    }
    rgb.set(c, (y * W + x) * 3);
  }
  return rgb;
}

/** Frame count: 2..60, most 6..12, mean about 10. */
export function frameCount(r) {
  if (r.chance(0.04)) return r.int(24, 60);
  if (r.chance(0.05)) return r.int(2, 4);
  return clamp(Math.round(Math.exp(Math.log(8.6) + 0.32 * r.normal())), 2, 60);
}

/** Motion of a clip, for frame f of n: position in pixels, scales, angle. */
export function randomMotion(r, side) {
  const wave = (p, lo, hi) => (r.chance(p) ? { a: r.range(lo, hi) * (r.chance(0.5) ? 1 : -1), f: r.range(0.4, 2.2), p: r.range(0, 6.28) } : { a: 0, f: 0, p: 0 });
  const bobX = wave(0.35, 0.01, 0.06), bobY = wave(0.55, 0.01, 0.07), zoom = wave(0.4, 0.02, 0.1), tilt = wave(0.45, 0.03, 0.22);
  const drift = r.chance(0.3) ? r.range(-0.25, 0.25) : 0;
  const shake = r.chance(0.25) ? r.range(0.005, 0.025) : 0;
  const blink = r.chance(0.35) ? { every: r.range(0.3, 0.8), at: r.range(0, 0.3), depth: r.range(0.06, 0.22) } : null;
  const lean = r.normal() * 0.06;
  const jitter = Array.from({ length: 64 }, () => [r.normal() * shake * side, r.normal() * shake * side]);
  const at = (w, t) => w.a * Math.sin(6.2832 * w.f * t + w.p);
  return (f, n) => {
    const t = f / Math.max(1, n - 1);
    const z = 1 + at(zoom, t) + drift * (t - 0.5) * 0.6;
    let squash = 1;
    if (blink) {
      const d = Math.abs((((t - blink.at) % blink.every) + blink.every) % blink.every) * n;
      if (d < 1) squash = 1 - blink.depth;
    }
    return { dx: at(bobX, t) * side + jitter[f % 64][0], dy: at(bobY, t) * side + jitter[f % 64][1], sx: z * (2 - squash) ** 0.5, sy: z * squash, angle: lean + at(tilt, t) };
  };
}

/**
 * Renders the frames of a clip: {W, H, frames: [RGB], covers: [alpha]}. What `fixed` holds is not drawn at random: size, height,
 * frames, fill (of the shorter side), onset and fade (in frames), strength (how far the expression replaces the neutral face, 0..1),
 * shift ([x, y] as shares of the sides), background, talk (frame number -> vertical stretch).
 */
export function renderFrames(drawing, style, r, seed, fixed = {}) {
  const base = fixed.size || clamp(Math.round(r.weighted([[2, 96], [3, 112], [4, 128], [2, 144], [2, 160], [1, 192], [1, 224]]) + r.int(-6, 6)), 96, 224);
  let W = base, H = fixed.height || base;
  if (!fixed.size && r.chance(0.25)) { if (r.chance(0.5)) W = clamp(Math.round(base * r.range(0.75, 1)), 96, 224); else H = clamp(Math.round(base * r.range(0.75, 1)), 96, 224); }
  const n = fixed.frames || frameCount(r);
  const side = Math.min(W, H);
  const usualFill = r.range(0.62, 0.97);
  const fill = fixed.fill ?? usualFill;
  const strength = fixed.strength ?? 1;
  const expression = raster(drawingSvg(drawing.draw(seed), style), side * fill);
  const useNeutral = r.chance(0.8) || strength < 1;
  const neutral = drawing.neutral && useNeutral ? raster(drawingSvg(drawing.neutral(seed), style), side * fill) : null;
  const usualOnset = neutral && n > 3 ? Math.min(Math.floor(n * 0.25), Math.max(n >= 5 ? 1 : 0, Math.floor(r.range(0.05, 0.25) * n))) : 0;
  const usualFade = r.pick([0, 0, 1, 2]);
  const onset = neutral ? fixed.onset ?? usualOnset : 0;
  const fade = fixed.fade ?? Math.min(usualFade, Math.ceil(n * 0.1));
  const dip = r.chance(0.35) ? r.range(0.05, 0.2) : 0;
  const motion = randomMotion(r, side);
  const flip = r.chance(0.3) ? -1 : 1;
  const back = background(W, H, r, fixed.background);
  const [shiftX, shiftY] = fixed.shift || [0, 0];
  const ox = (r.normal() * 0.03 + shiftX) * W, oy = (r.normal() * 0.03 + shiftY) * H;
  const frames = [], covers = [];
  for (let f = 0; f < n; f++) {
    const m = motion(f, n);
    const rgb = Float32Array.from(back);
    const cover = new Float32Array(W * H);
    const squash = f === onset && onset > 0 ? 1 - dip : 1;
    const talk = fixed.talk ? fixed.talk(f) : 1;
    const shown = onset === 0 ? 1 : clamp((f - onset + 1) / (fade + 1), 0, 1);
    const t = neutral ? Math.min(shown, strength) : shown;
    const put = (sprite, opacity) => paste(rgb, W, H, sprite, W / 2 + ox + m.dx, H / 2 + oy + m.dy, flip * m.sx, m.sy * squash * talk, m.angle, opacity, cover);
    if (t < 1) put(neutral, 1);
    if (t > 0) put(expression, t);
    frames.push(Uint8Array.from(rgb, (v) => v + 0.5));
    covers.push(cover);
  }
  return { W, H, frames, covers };
}

/** The box of what covers a picture: [x0, y0, x1, y1], both ends inside; the whole picture where nothing does. */
export function boxOf(cover, W, H) {
  let x0 = W, y0 = H, x1 = 0, y1 = 0;
  for (let y = 0; y < H; y++) for (let x = 0; x < W; x++) if (cover[y * W + x] > 100) {
    x0 = Math.min(x0, x); x1 = Math.max(x1, x); y0 = Math.min(y0, y); y1 = Math.max(y1, y);
  }
  return x0 > x1 ? [0, 0, W - 1, H - 1] : [x0, y0, x1, y1];
}

/** The box "x,y,width,height" in pixels that what covers the frames keeps within in all of them together, for the column `figure`. */
export function figureOf(covers, W, H) {
  const all = new Float32Array(W * H);
  for (const cover of covers) cover.forEach((v, i) => { all[i] = Math.max(all[i], v); });
  const [x0, y0, x1, y1] = boxOf(all, W, H);
  return [x0, y0, x1 - x0 + 1, y1 - y0 + 1].join(',');
}

/**
 * Writes frames as a GIF whose structure (palette, partial frames, disposal, delays) is drawn at random, but for what `fixed` holds: colours,
 * mode, delay or delays (a frame each, in ms), interlaced, repeat (0: for ever, -1: shown once).
 */
export function packGif({ W, H, frames, covers }, r, fixed = {}) {
  const colours = fixed.colours || r.weighted([[5, 255], [3, 127], [3, 63], [2, 31], [1, 15]]);
  const mode = fixed.mode || r.weighted([[40, 'full'], [34, 'partial'], [8, 'clear'], [8, 'previous'], [10, 'local']]);
  const interlaced = fixed.interlaced ?? (fixed.mode ? false : r.chance(0.05));
  const delay = fixed.delay || r.weighted([[5, r.range(50, 120)], [3, r.range(100, 250)], [1, r.range(20, 50)], [1, r.range(250, 500)]]);
  const uneven = r.chance(0.3) ? 0.5 : 0;
  const delays = fixed.delays || frames.map(() => Math.max(20, 10 * Math.round(delay * (1 + uneven * r.range(-1, 1)) / 10)));
  const palette = quantise(mode === 'local' ? frames.slice(0, 1) : frames, colours);
  const hole = palette.length; // one more colour, used as transparent
  const full = [...palette, [0, 0, 0]];
  const write = (list) => encodeGif(W, H, full, list, { repeat: fixed.repeat ?? 0 });
  const toIndex = (rgb, index) => {
    const o = new Uint8Array(W * H);
    for (let i = 0, j = 0; i < o.length; i++, j += 3) o[i] = index(rgb[j], rgb[j + 1], rgb[j + 2]);
    return o;
  };
  const whole = { x: 0, y: 0, width: W, height: H, transparent: -1, palette: null, interlaced };
  const index = indexer(palette);
  if (mode === 'local') {
    return write(frames.map((rgb, f) => {
      const own = f === 0 ? palette : quantise([rgb], colours);
      return { ...whole, indices: toIndex(rgb, f === 0 ? index : indexer(own)), palette: f === 0 ? null : own, dispose: 1, delay: delays[f] };
    }));
  }
  const indexed = frames.map((rgb) => toIndex(rgb, index));
  if (mode === 'clear') {
    // transparent surroundings, each frame cleared before the next
    return write(indexed.map((o, f) => {
      for (let i = 0; i < o.length; i++) if (covers[f][i] < 110) o[i] = hole;
      return { ...whole, indices: o, transparent: hole, dispose: 2, delay: delays[f] };
    }));
  }
  const holes = r.chance(0.5);
  return write(indexed.map((o, f) => {
    if (f === 0 || mode === 'full') return { ...whole, indices: o, dispose: mode === 'full' ? r.pick([0, 1]) : 1, delay: delays[f] };
    const before = mode === 'previous' ? indexed[0] : indexed[f - 1];
    let x0 = W, y0 = H, x1 = 0, y1 = 0;
    for (let y = 0; y < H; y++) for (let x = 0; x < W; x++) if (o[y * W + x] !== before[y * W + x]) {
      if (x < x0) x0 = x; if (x > x1) x1 = x; if (y < y0) y0 = y; if (y > y1) y1 = y;
    }
    if (x0 > x1) { x0 = x1 = y0 = y1 = 0; }
    const w = x1 - x0 + 1, h = y1 - y0 + 1;
    const part = new Uint8Array(w * h);
    for (let y = 0; y < h; y++) for (let x = 0; x < w; x++) {
      const k = (y + y0) * W + x + x0;
      part[y * w + x] = holes && o[k] === before[k] ? hole : o[k];
    }
    return { x: x0, y: y0, width: w, height: h, indices: part, transparent: holes ? hole : -1, palette: null, interlaced, dispose: mode === 'previous' ? 3 : 1, delay: delays[f] };
  }));
}

/** {gif, figure}: the clip as a GIF, and the box of its figure. */
export function makeClip(drawing, style, r, seed) {
  const made = renderFrames(drawing, style, r, seed);
  return { gif: packGif(made, r), figure: figureOf(made.covers, made.W, made.H) };
}
