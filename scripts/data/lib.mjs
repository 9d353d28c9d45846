// Shared helpers: seeded random numbers, drawings and their labels, SVG style variants, rasters, manifests.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import { BadInput } from './command.mjs';

const require = createRequire(import.meta.url);

// ---------------------------------------------------------------- random numbers
export function hash(text) {
  let h = 2166136261;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
  return h >>> 0;
}

/** A small seeded generator; the seed text makes every clip independent of build order. */
export function rng(seedText) {
  let a = hash(seedText);
  const next = () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  for (let i = 0; i < 4; i++) next();
  next.range = (lo, hi) => lo + (hi - lo) * next();
  next.int = (lo, hi) => Math.floor(lo + (hi - lo + 1) * next());
  next.chance = (p) => next() < p;
  next.pick = (list) => list[Math.floor(next() * list.length)];
  next.normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  next.weighted = (pairs) => {
    let u = next() * pairs.reduce((s, [w]) => s + w, 0);
    for (const [w, v] of pairs) if ((u -= w) < 0) return v;
    return pairs[pairs.length - 1][1];
  };
  next.shuffle = (list) => {
    const a2 = [...list];
    for (let i = a2.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      [a2[i], a2[j]] = [a2[j], a2[i]];
    }
    return a2;
  };
  return next;
}

// ---------------------------------------------------------------- emoji sets
export const LABELS = ['happiness', 'like', 'surprise', 'sadness', 'anger', 'disgust', 'fear'];

const words = (s) => s.trim().split(/\s+/);

/** CLDR names of each class, used for every designer. */
export const CORE = {
  happiness: words(`grinning-face grinning-face-with-big-eyes grinning-face-with-smiling-eyes
    beaming-face-with-smiling-eyes grinning-squinting-face smiling-face-with-smiling-eyes slightly-smiling-face
    grinning-cat grinning-cat-with-smiling-eyes cat-with-tears-of-joy face-with-tears-of-joy
    rolling-on-the-floor-laughing partying-face star-struck`),
  like: words(`smiling-face-with-heart-eyes face-blowing-a-kiss kissing-face kissing-face-with-smiling-eyes
    kissing-face-with-closed-eyes smiling-face-with-hearts smiling-cat-with-heart-eyes kissing-cat hugging-face
    red-heart thumbs-up clapping-hands sparkling-heart growing-heart`),
  surprise: words('face-with-open-mouth hushed-face astonished-face flushed-face exploding-head'),
  sadness: words(`pensive-face disappointed-face crying-face loudly-crying-face sad-but-relieved-face crying-cat
    slightly-frowning-face frowning-face worried-face weary-face pleading-face broken-heart`),
  anger: words(`angry-face pouting-face face-with-steam-from-nose face-with-symbols-on-mouth angry-face-with-horns
    pouting-cat`),
  disgust: words('nauseated-face face-vomiting confounded-face unamused-face face-with-rolling-eyes'),
  fear: words('fearful-face face-screaming-in-fear anxious-face-with-sweat anguished-face weary-cat'),
  neutral: words('neutral-face expressionless-face face-without-mouth cat-face'), // not among the seven; for the audio-video set
};

/** More drawings of the same emotions; training designers only. */
export const EXTRA = {
  happiness: words(`smiling-face smiling-face-with-halo smiling-face-with-sunglasses cowboy-hat-face
    grinning-face-with-sweat face-savoring-food`),
  like: words('beating-heart two-hearts revolving-hearts heart-with-arrow heart-with-ribbon love-you-gesture'),
  surprise: words('frowning-face-with-open-mouth'),
  sadness: words('face-holding-back-tears downcast-face-with-sweat person-frowning'),
  anger: words('person-pouting'),
  disgust: words('sneezing-face'),
  fear: words('face-with-peeking-eye'),
  neutral: [],
};

export const EMOJI = {
  twemoji: { group: 'twemoji', licence: 'CC-BY-4.0', attribution: 'Twemoji by Twitter, Inc. and contributors (https://github.com/jdecked/twemoji), CC BY 4.0' },
  noto: { group: 'noto', licence: 'Apache-2.0', attribution: 'Noto Emoji by Google Inc. (https://github.com/googlefonts/noto-emoji), Apache 2.0' },
  'noto-v1': { group: 'noto', licence: 'Apache-2.0', attribution: 'Noto Emoji v1 by Google Inc. (https://github.com/googlefonts/noto-emoji), Apache 2.0' },
  emojione: { group: 'emojione', licence: 'CC-BY-4.0', attribution: 'EmojiOne 2 / EmojiTwo (https://github.com/EmojiTwo/emojitwo), CC BY 4.0' },
  'streamline-emojis': { group: 'streamline', licence: 'CC-BY-4.0', attribution: 'Streamline Emojis by Streamline (https://github.com/webalys-hq/streamline-vectors), CC BY 4.0' },
  openmoji: { group: 'openmoji', licence: 'CC-BY-SA-4.0', attribution: 'OpenMoji by HfG Schwaebisch Gmuend and contributors (https://openmoji.org), CC BY-SA 4.0' },
};

const STREAMLINE_NAMES = { 'red-heart': 'heart-suit', 'anxious-face-with-sweat': 'anxious-face', 'astonished-face': 'astonished-face', 'smiling-face-with-hearts': 'smiling-face-with-3-hearts' };
// resvg 2.6.2 ends the process on these (a panic in its mask code, nothing to catch)
const UNRENDERABLE = new Set(['noto-v1/ambulance', 'noto-v1/bullet-train', 'noto-v1/cocktail-glass', 'noto-v1/lady-beetle', 'noto/package',
  'noto-v1/person-lifting-weights']);
const loaded = new Map();

export function emojiSet(name) {
  if (!loaded.has(name)) loaded.set(name, JSON.parse(fs.readFileSync(require.resolve(`@iconify-json/${name}/icons.json`), 'utf8')));
  return loaded.get(name);
}

/** The drawings (usually one) of a CLDR name in a set: {key, body, size}. */
export function emojiDrawings(set, name) {
  const icons = emojiSet(set);
  const keys = [name];
  if (set === 'streamline-emojis') {
    for (const base of [STREAMLINE_NAMES[name], name, name.replace(/cat/, 'cat-face').replace('-face-face', '-face')]) {
      if (base) keys.push(base, `${base}-1`, `${base}-2`, `${base}-3`);
    }
  }
  const found = new Map();
  for (const key of keys) {
    let real = key;
    let icon = icons.icons[real];
    if (!icon && icons.aliases?.[key]) {
      real = icons.aliases[key].parent;
      icon = icons.icons[real];
    }
    if (icon && !UNRENDERABLE.has(`${set}/${real}`)) found.set(real, { key: real, body: icon.body, box: [0, 0, icon.width || icons.width || 16, icon.height || icons.height || 16] });
  }
  return [...found.values()];
}

/**
 * The drawings that a file names, one SET/NAME a line, as a set of these: build_noto.mjs writes such a file of the stills to be left out
 * where Noto's own animations are tested on. Nothing is named where there is no file.
 */
export function readNames(file) {
  if (!file) return new Set();
  let text;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch (e) {
    throw new BadInput(`${file} can't be read: ${e.message}.`);
  }
  const names = text.split(/\r?\n/).filter(Boolean);
  names.forEach((line, i) => {
    const [set, name, ...more] = line.split('/');
    if (!EMOJI[set] || more.length || !emojiDrawings(set, name || '').length) throw new BadInput(`${file} line ${i + 1}: '${line}' names no drawing; a line is SET/NAME, such as noto/angry-face.`);
  });
  return new Set(names);
}

// ---------------------------------------------------------------- comicgen
export const COMICGEN_EXPRESSIONS = {
  happiness: words('smile laugh happy excited rofl yuhoo'),
  like: words('hearteyes blush wink'),
  surprise: words('surprised shocked ooh'),
  sadness: words('sad cry cryingloudly loudcry'),
  anger: words('angry irritated annoyed'),
  disgust: [],
  fear: words('afraid worried scared'),
  neutral: words('neutral normal'),
};
export const COMICGEN_DIRS = ['emotion', 'straight/emotion', 'side/emotion', 'sitting/emotion',
  'expression/thinlines', 'expression/sketchy', 'expression/strokes'];
export const COMICGEN_ATTRIBUTION = 'Comicgen by Gramener (https://github.com/gramener/comicgen), drawings CC0';

export const comicgenRoot = () => path.join(path.dirname(require.resolve('comicgen/package.json')), 'svg');

export function comicgenFile(character, dir, expression) {
  const file = path.join(comicgenRoot(), character, dir, `${expression}.svg`);
  return fs.existsSync(file) ? file : null;
}

/** Splits an SVG document into its inside and its view box. */
export function openSvg(text) {
  const tag = text.match(/<svg\b[^>]*>/s)[0];
  const start = text.indexOf(tag) + tag.length;
  const body = text.slice(start, text.lastIndexOf('</svg>'));
  const view = tag.match(/viewBox="([^"]+)"/);
  let box;
  if (view) box = view[1].trim().split(/[\s,]+/).map(Number);
  else box = [0, 0, parseFloat(tag.match(/width="([\d.]+)/)[1]), parseFloat(tag.match(/height="([\d.]+)/)[1])];
  const attrs = ['fill', 'stroke', 'stroke-width', 'shape-rendering'].map((a) => tag.match(new RegExp(`\\s${a}="([^"]*)"`)))
    .filter(Boolean).map((m) => m[0]).join('');
  return { body: attrs ? `<g${attrs}>${body}</g>` : body, box };
}

// ---------------------------------------------------------------- colour
export const clamp = (v, lo, hi) => Math.min(hi, Math.max(lo, v));

function toHsl(r, g, b) {
  r /= 255; g /= 255; b /= 255;
  const max = Math.max(r, g, b);
  const min = Math.min(r, g, b);
  const l = (max + min) / 2;
  const d = max - min;
  if (!d) return [0, 0, l];
  const s = d / (1 - Math.abs(2 * l - 1));
  let h;
  if (max === r) h = ((g - b) / d + 6) % 6;
  else if (max === g) h = (b - r) / d + 2;
  else h = (r - g) / d + 4;
  return [h * 60, s, l];
}

export function fromHsl(h, s, l) {
  h = ((h % 360) + 360) % 360;
  s = clamp(s, 0, 1);
  l = clamp(l, 0, 1);
  const c = (1 - Math.abs(2 * l - 1)) * s;
  const x = c * (1 - Math.abs(((h / 60) % 2) - 1));
  const m = l - c / 2;
  const [r, g, b] = h < 60 ? [c, x, 0] : h < 120 ? [x, c, 0] : h < 180 ? [0, c, x] : h < 240 ? [0, x, c] : h < 300 ? [x, 0, c] : [c, 0, x];
  return [(r + m) * 255, (g + m) * 255, (b + m) * 255];
}

export const hex = (c) => '#' + c.map((v) => clamp(Math.round(v), 0, 255).toString(16).padStart(2, '0')).join('');
const luma = (r, g, b) => (0.299 * r + 0.587 * g + 0.114 * b) / 255;
const mix = (a, b, t) => a.map((v, i) => v + (b[i] - v) * t);

// ---------------------------------------------------------------- style variants
const NAMED = { black: '#000000', white: '#ffffff', red: '#ff0000', yellow: '#ffff00', blue: '#0000ff', green: '#008000', gray: '#808080', grey: '#808080', orange: '#ffa500', brown: '#a52a2a' };

function mapColours(body, map) {
  // masks are luminance, not paint
  const pieces = body.split(/(<mask[\s\S]*?<\/mask>)/);
  if (pieces.length > 1) return pieces.map((p) => (p.startsWith('<mask') ? p : mapColours(p, map))).join('');
  const one = (h) => {
    let d = h.slice(1);
    let alpha = '';
    if (d.length === 3 || d.length === 4) d = [...d].map((c) => c + c).join('');
    if (d.length === 8) { alpha = d.slice(6); d = d.slice(0, 6); }
    if (d.length !== 6) return h;
    return hex(map([0, 2, 4].map((i) => parseInt(d.slice(i, i + 2), 16)))) + alpha;
  };
  return body
    .replace(/((?:fill|stroke|stop-color|color)\s*[=:]\s*"?\s*)(black|white|red|yellow|blue|green|gray|grey|orange|brown)\b/g, (m, p, n) => p + NAMED[n])
    .replace(/((?:fill|stroke|stop-color|flood-color|color)\s*[=:]\s*"?\s*)rgb\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*\)/g, (m, p, r, g, b) => p + hex([+r, +g, +b]))
    .replace(/((?:fill|stroke|stop-color|flood-color|color)\s*[=:]\s*"?\s*)(#[0-9a-fA-F]{3,8})\b/g, (m, p, h) => p + one(h));
}

/** Draws a style at random. A style is a colour map and, perhaps, a stroke around every shape. */
export function randomStyle(random, strength = 1) {
  const name = random.weighted([[26, 'as-is'], [10, 'grey'], [13, 'hue'], [14, 'recolour'], [7, 'invert'], [9, 'pastel'], [7, 'duotone'], [14, 'line']]);
  return makeStyle(name, random, strength);
}

export function makeStyle(name, random, strength = 1) {
  const style = { name, map: (c) => c, stroke: null, width: 0 };
  const hueShift = random.range(0, 360);
  const sat = random.range(0.25, 1.3);
  const gamma = random.range(0.75, 1.35);
  const pale = random.chance(0.6) ? [255, 255, 255] : fromHsl(random.range(0, 360), random.range(0.2, 0.8), random.range(0.82, 0.97));
  const skin = random.chance(0.3) ? [255, 255, 255] : fromHsl(random.range(0, 360), random.range(0.1, 0.9), random.range(0.35, 0.9));
  const ink = random.weighted([[6, [20, 20, 24]], [2, [60, 40, 30]], [1, [30, 30, 90]], [1, fromHsl(random.range(0, 360), 0.6, 0.22)]]);
  const tones = [fromHsl(random.range(0, 360), random.range(0.2, 0.9), random.range(0.05, 0.3)), fromHsl(random.range(0, 360), random.range(0.2, 0.9), random.range(0.75, 0.98))];
  switch (name) {
    case 'grey':
      style.map = ([r, g, b]) => { const v = 255 * luma(r, g, b) ** gamma; return [v, v, v]; };
      break;
    case 'hue':
      style.map = ([r, g, b]) => { const [h, s, l] = toHsl(r, g, b); return fromHsl(h + hueShift, s * sat, l ** gamma); };
      break;
    case 'recolour': // yellow, orange and red parts (skin) take another colour, their shading is kept
      style.map = ([r, g, b]) => {
        const [h, s, l] = toHsl(r, g, b);
        if (s < 0.3 || l < 0.35 || (h > 65 && h < 345)) return [r, g, b];
        return mix(skin, l > 0.55 ? [255, 255, 255] : [0, 0, 0], Math.min(0.8, Math.abs(l - 0.55)));
      };
      break;
    case 'invert':
      style.map = hueShift < 180 ? (c) => c.map((v) => 255 - v)
        : ([r, g, b]) => { const [h, s, l] = toHsl(r, g, b); return fromHsl(h, s, 1 - l); };
      break;
    case 'pastel': {
      const towards = random.range(0.35, 0.6);
      style.map = ([r, g, b]) => { const [h, s, l] = toHsl(r, g, b); return mix(fromHsl(h + (hueShift < 120 ? 0 : hueShift), s, l), [255, 255, 255], l > 0.3 ? towards : towards * 0.4); };
      break;
    }
    case 'duotone':
      style.map = ([r, g, b]) => mix(tones[0], tones[1], luma(r, g, b) ** gamma);
      break;
    case 'line':
      style.map = (c) => (Math.max(...c) < 135 ? ink : pale);
      break;
    default:
  }
  const strokes = name === 'line' ? 1 : name === 'pastel' ? 0.8 : 0.4;
  if (random.chance(strokes)) {
    style.stroke = hex(name === 'invert' && random.chance(0.7) ? [235, 235, 235] : ink);
    style.width = random.range(0.008, name === 'pastel' ? 0.04 : 0.03) * strength;
  }
  return style;
}

export const AS_IS = { name: 'as-is', map: (c) => c, stroke: null, width: 0 };

/** A whole SVG document from a drawing {body, box, head?}, restyled. */
export function drawingSvg(drawing, style) {
  const [x, y, w, h] = drawing.box;
  let body = drawing.body;
  if (style !== AS_IS) {
    body = mapColours(body, style.map);
    const fill = hex(style.map([0, 0, 0]));
    let extra = fill === '#000000' ? '' : ` fill="${fill}"`;
    if (style.stroke) {
      body = body.replace(/stroke-width="0"/g, '');
      extra += ` stroke="${style.stroke}" stroke-width="${(Math.max(w, h) * style.width * (drawing.thin ? 0.4 : 1)).toFixed(3)}" stroke-linejoin="round" stroke-linecap="round"`;
    }
    if (extra) body = `<g${extra}>${body}</g>`;
  }
  if (drawing.head) body = drawing.head(style) + body;
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="${x} ${y} ${w} ${h}">${body}</svg>`;
}

/** Renders to premultiplied RGBA with the longer side equal to size; text is drawn in the fonts of these files. */
export function raster(svg, size, fontFiles = []) {
  const box = svg.match(/viewBox="([^"]+)"/)[1].split(' ').map(Number);
  const image = new Resvg(svg, { fitTo: { mode: box[2] >= box[3] ? 'width' : 'height', value: Math.max(8, Math.round(size)) }, font: { loadSystemFonts: false, fontFiles } }).render();
  return { width: image.width, height: image.height, data: image.pixels };
}

/** The part of the view box that is drawn on, found at low resolution. */
export function inkBox(drawing) {
  const [x, y, w, h] = drawing.box;
  const { width, height, data } = raster(drawingSvg(drawing, AS_IS), 240);
  let x0 = width, y0 = height, x1 = -1, y1 = -1;
  for (let j = 0; j < height; j++) for (let i = 0; i < width; i++) if (data[(j * width + i) * 4 + 3] > 12) {
    if (i < x0) x0 = i; if (i > x1) x1 = i; if (j < y0) y0 = j; if (j > y1) y1 = j;
  }
  if (x1 < 0) return drawing.box;
  const k = w / width;
  const q = h / height;
  return [x + (x0 - 1) * k, y + (y0 - 1) * q, (x1 - x0 + 3) * k, (y1 - y0 + 3) * q];
}

export const union = (a, b) => {
  const x = Math.min(a[0], b[0]);
  const y = Math.min(a[1], b[1]);
  return [x, y, Math.max(a[0] + a[2], b[0] + b[2]) - x, Math.max(a[1] + a[3], b[1] + b[3]) - y];
};

// ---------------------------------------------------------------- manifest
const cell = (v) => (/[",\n]/.test(v) ? `"${v.replace(/"/g, '""')}"` : v);

const GIF_COLUMNS = ['path', 'label', 'split', 'group', 'source', 'licence', 'attribution'];

/** Columns of a set whose clips tell the box of their figure, "x,y,width,height" in pixels. */
export const FIGURE_COLUMNS = [...GIF_COLUMNS, 'figure'];

export function writeManifest(dir, rows, columns = GIF_COLUMNS) {
  fs.writeFileSync(path.join(dir, 'manifest.csv'), [columns.join(','), ...rows.map((r) => columns.map((c) => cell(r[c])).join(','))].join('\n') + '\n');
}

/** The rows of a folder's manifest.csv as objects by column. No cell holds a line break, no column's name a comma. */
export function readManifest(dir) {
  const cells = (line) => line.match(/("([^"]|"")*"|[^,]*)(,|$)/g).map((c) => c.replace(/,$/, '').replace(/^"|"$/g, '').replace(/""/g, '"'));
  const [head, ...lines] = fs.readFileSync(path.join(dir, 'manifest.csv'), 'utf8').trim().split('\n');
  const columns = head.split(',');
  return lines.map((line) => Object.fromEntries(columns.map((column, i) => [column, cells(line)[i]])));
}

/** Fails when a value of a column is in two splits. Empty values are nothing and may be anywhere. */
export function checkGroups(rows, column = 'group') {
  const splits = new Map();
  for (const r of rows) {
    const value = r[column];
    if (!value) continue;
    if (splits.has(value) && splits.get(value) !== r.split) throw new Error(`${column} ${value} is in ${splits.get(value)} and in ${r.split}`);
    splits.set(value, r.split);
  }
}

export function countTable(rows) {
  const table = {};
  for (const r of rows) ((table[r.split] ??= {})[r.label] = (table[r.split][r.label] || 0) + 1);
  for (const s in table) table[s].total = Object.values(table[s]).reduce((a, b) => a + b, 0);
  return table;
}

export function save(dir, relative, bytes) {
  const file = path.join(dir, relative);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, bytes);
}
