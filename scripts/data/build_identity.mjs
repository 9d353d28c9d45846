// Builds stills for pretraining: which emoji is this, whoever drew it? node build_identity.mjs OUT [--quick] [--size 112] [--without FILE]
// Labels are CLDR names that at least three of the four training sets draw. Validation is the streamline set.
// FILE names stills that are left out, such as the held-out.txt of build_noto.mjs.
import fs from 'node:fs';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { BadInput, command } from './command.mjs';
import { AS_IS, EMOJI, checkGroups, drawingSvg, emojiDrawings, emojiSet, fromHsl, hex, makeStyle, readNames, rng, save, writeManifest } from './lib.mjs';

const seed = 'affectj-identity-1';
const TRAIN = ['twemoji', 'noto', 'noto-v1', 'emojione'];
const LIMIT = 15500;

// flags, skin tones, keycaps, letters and clock faces; men and women of the same trade; families and couples
const LEAVE_OUT = new RegExp(['^flag', '-flag$', 'flags?$', 'skin-tone', 'keycap', '-button', 'oclock', '-thirty', 'regional-indicator', '^man-', '^men-', '^family',
  'couple', '^kiss-', '^woman-and', '^women-', '^hand-(left|right)', 'arrow$', '^(black|white)-.*-square', '-moon(-symbol)?$', 'minus|plus|divide|multiply',
  '^(light|medium|dark)-', 'hair$', '-note$', '^input-', '^person-.*(bald|hair|beard)', '^(up|down|left|right)-.*arrow', 'quarter-moon', 'gibbous', 'crescent-moon-face',
  'circled', 'squared', 'sign$', '^letter-', '^digit-', '^cjk-', '^latin-', 'triangle-pointed'].join('|'));

function still(drawing, size, style, random) {
  const plain = random.chance(0.5) ? [255, 255, 255] : fromHsl(random.range(0, 360), random.range(0.05, 0.8), random.weighted([[4, random.range(0.7, 0.97)], [2, random.range(0.3, 0.7)], [1, random.range(0.05, 0.3)]]));
  const [x, y, w, h] = drawing.box;
  const side = Math.max(w, h) * random.range(1.02, 1.25);
  const box = [x + w / 2 - side / 2, y + h / 2 - side / 2, side, side].map((v) => +v.toFixed(3));
  const svg = drawingSvg(drawing, style).replace(/viewBox="[^"]+">/, `viewBox="${box.join(' ')}"><rect x="${box[0]}" y="${box[1]}" width="${side}" height="${side}" fill="${hex(plain)}"/>`);
  return new Resvg(svg, { fitTo: { mode: 'width', value: size }, font: { loadSystemFonts: false } }).render().asPng();
}

command('build_identity.mjs', ['OUT'], {
  quick: { type: 'boolean', default: false }, size: { type: 'string', default: '112' }, without: { type: 'string' },
}, ([out], { quick, size: pixels, without }) => {
  const size = Number(pixels);
  if (!Number.isInteger(size) || size < 8) throw new BadInput(`--size is '${pixels}'; it must be a whole number of pixels, 8 or more.`);
  const names = new Map(); // name -> [{set, drawing}]
  const all = new Set(TRAIN.flatMap((s) => Object.keys(emojiSet(s).icons)));
  for (const name of [...all].sort()) {
    if (LEAVE_OUT.test(name) && !/^(person|woman)-(frowning|pouting)$/.test(name)) continue;
    const drawn = TRAIN.map((set) => ({ set, drawing: emojiDrawings(set, name)[0] }))
      // an alias of a drawing that has its own name would put one drawing under two labels
      .filter(({ drawing }) => drawing && (drawing.key === name || !all.has(drawing.key)));
    if (drawn.length >= 3) names.set(name, drawn);
  }
  let chosen = [...names.keys()];
  if (quick) chosen = chosen.filter((n, i) => i % 20 === 0);

  const drawings = chosen.reduce((s, n) => s + names.get(n).length, 0);
  const variants = Math.min(3, LIMIT / drawings - 1);

  const leftOut = readNames(without);
  fs.mkdirSync(out, { recursive: true });
  for (const s of ['train', 'val']) fs.rmSync(path.join(out, s), { recursive: true, force: true });
  const began = Date.now();
  const rows = [];
  const add = (split, set, name, drawing, k) => {
    const random = rng(`${seed}:${split}:${set}:${name}:${k}`);
    const style = k === 0 ? AS_IS : makeStyle(random.pick(['grey', 'hue', 'recolour', 'invert', 'pastel', 'duotone', 'line', 'line', 'as-is']), random);
    const file = `${split}/${set}/${name}/${k}.png`;
    save(out, file, still(drawing, size, style, random));
    const { group, licence, attribution } = EMOJI[set];
    rows.push({ path: file, label: name, split, group, source: set, licence, attribution });
  };
  for (const name of chosen) {
    const random = rng(`${seed}:${name}`);
    for (const { set, drawing } of names.get(name)) {
      if (leftOut.has(`${set}/${drawing.key}`)) continue;
      const count = Math.floor(variants) + (random.chance(variants % 1) ? 1 : 0);
      for (let k = 0; k <= count; k++) add('train', set, name, drawing, k);
    }
    emojiDrawings('streamline-emojis', name).forEach((drawing, i) => { if (i === 0) add('val', 'streamline-emojis', name, drawing, 0); });
  }
  checkGroups(rows);
  writeManifest(out, rows);
  const train = rows.filter((r) => r.split === 'train').length;
  console.log(`${chosen.length} labels, ${train} training and ${rows.length - train} validation images in ${((Date.now() - began) / 1000).toFixed(0)} s`);
});
