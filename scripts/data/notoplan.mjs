// The plan of the set of Noto's own animations: which emoji is on which side, and how a clip is cut and stored.
import { createRequire } from 'node:module';
import { BadInput } from './command.mjs';
import { CORE, EXTRA, LABELS, clamp, emojiDrawings, rng } from './lib.mjs';

const require = createRequire(import.meta.url);

/** Clips of a class; its emoji share them evenly. */
const PER_CLASS = { train: 72, val: 14, test: 21 };
/** Share of a class's emoji that are tested on, and that are chosen by; one at least, of the names that every designer has. */
const HELD = { test: 0.15, val: 0.1 };
/** CLDR's newer name, by which the package of stills has it. */
const RENAMED = { 'hugging-face': 'smiling-face-with-open-hands' };
const SKINS = ['', '_1f3fb', '_1f3fc', '_1f3fd', '_1f3fe', '_1f3ff'];
const MOST_FRAMES = 60;

/** The names that a set of stills has for an emoji. */
const keys = (set, name) => emojiDrawings(set, RENAMED[name] || name).map((d) => d.key);

/** {label, name, core, files}: the animated emoji of the seven classes. `animations`: file by code point, as `withAnimations` gives it. */
export function animatedEmoji(animations) {
  const points = {};
  for (const [point, name] of Object.entries(require('@iconify-json/noto/chars.json'))) (points[name] ??= []).push(point.replaceAll('-', '_').replaceAll('_fe0f', ''));
  const list = [];
  for (const label of LABELS) for (const name of [...CORE[label], ...EXTRA[label]]) {
    const point = keys('noto', name).flatMap((key) => points[key] || []).find((p) => animations.has(p));
    if (point) list.push({ label, name, core: CORE[label].includes(name), files: SKINS.map((s) => animations.get(point + s)).filter(Boolean) });
  }
  return list;
}

/** Gives each emoji its split, by chance within its class. */
export function split(emoji, seed) {
  return LABELS.flatMap((label) => {
    const mine = emoji.filter((e) => e.label === label);
    const core = rng(`${seed}:split:${label}`).shuffle(mine.filter((e) => e.core));
    if (core.length < 3) throw new BadInput(`Only ${core.length} animated emoji of '${label}' are there; needed are 3.`);
    const tested = Math.max(1, Math.round(HELD.test * mine.length));
    const chosenBy = Math.max(1, Math.round(HELD.val * mine.length));
    const side = new Map(core.slice(0, tested + chosenBy).map((e, i) => [e, i < tested ? 'test' : 'val']));
    return mine.map((e) => ({ ...e, split: side.get(e) || 'train' }));
  });
}

/** {split, label, name, file, id}: a row a clip. */
export function plan(emoji, seed, quick) {
  const clips = [];
  for (const label of LABELS) for (const [side, usual] of Object.entries(PER_CLASS)) {
    const mine = emoji.filter((e) => e.label === label && e.split === side);
    const count = quick ? mine.length : Math.max(usual, mine.length);
    for (let i = 0; i < count; i++) {
      const e = mine[i % mine.length];
      const copy = Math.floor(i / mine.length);
      const id = `${e.name}-${String(copy).padStart(2, '0')}`;
      clips.push({ split: side, label, name: e.name, id, file: copy ? rng(`${seed}:skin:${id}`).pick(e.files) : e.files[0] });
    }
  }
  return clips;
}

/**
 * Cuts an animation: {frames, delays (ms)}. A frame shows what the animation shows at the time at which the GIF shows it. Either the whole
 * loop from any of its moments, or a part about its middle: the ends of many are a neutral face.
 */
export function cut({ rate, count, seconds }, r) {
  const whole = r.chance(0.4);
  const start = whole ? r.range(0, seconds) : r.range(0, 0.3) * seconds;
  const length = whole ? seconds : r.range(0.7, 1) * seconds - start;
  const usual = r.weighted([[2, r.range(20, 40)], [4, r.range(40, 80)], [3, r.range(80, 120)]]);
  const delay = clamp(Math.max(usual, 1000 * length / MOST_FRAMES), 20, 120);
  const uneven = r.chance(0.2) ? 0.3 : 0;
  const frames = [], delays = [];
  for (let t = 0; t < 1000 * length - 5 || frames.length < 2;) {
    if (frames.length === MOST_FRAMES) break;
    frames.push(Math.floor((start + t / 1000) * rate + 1e-6) % count);
    delays.push(clamp(10 * Math.round(delay * (1 + uneven * r.range(-1, 1)) / 10), 20, 120));
    t += delays.at(-1);
  }
  return { frames, delays };
}

/** How a clip looks and is stored: {W, H, side, left, top, mode, colours, repeat, interlaced}. */
export function look(r) {
  const base = clamp(Math.round(Math.exp(r.range(Math.log(48), Math.log(320)))), 48, 320);
  const shorter = r.chance(0.25) ? clamp(Math.round(base * r.range(0.7, 1)), 48, 320) : base;
  const [W, H] = r.chance(0.5) ? [base, shorter] : [shorter, base];
  const side = Math.round(shorter * r.range(0.6, 1));
  return {
    W, H, side, left: r.int(0, W - side), top: r.int(0, H - side),
    mode: r.weighted([[15, 'full'], [35, 'partial'], [30, 'clear'], [10, 'previous'], [10, 'local']]),
    colours: r.weighted([[4, 255], [3, 127], [3, 63], [2, 31], [1, 15], [1, 7]]), // and one for transparent
    repeat: r.weighted([[8, 0], [1, -1], [1, r.int(1, 5)]]), interlaced: r.chance(0.05),
  };
}

/** The stills of the same designer that show an emoji of val or test, as `--without` takes them. */
export function heldOut(emoji) {
  const names = emoji.filter((e) => e.split !== 'train').map((e) => e.name);
  return [...new Set(['noto', 'noto-v1'].flatMap((set) => names.flatMap((name) => keys(set, name).map((key) => `${set}/${key}`))))].sort();
}
