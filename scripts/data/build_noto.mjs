// Builds the set of emoji animated by their own designers: node build_noto.mjs SOURCE OUT [--python PYTHON] [--seed TEXT] [--quick]
// SOURCE is noto-animated-lottie.tar.xz, or its folder. An emoji is in one split only. Size, place, background, palette, part, delays and
// way of storing are drawn independently of the class. held-out.txt names the stills that a mixed set must leave out.
import fs from 'node:fs';
import path from 'node:path';
import { background, figureOf, packGif, paste } from './clip.mjs';
import { buildSet, command } from './command.mjs';
import { checkGroups, countTable, rng, save, writeManifest } from './lib.mjs';
import { measure, render, withAnimations } from './lottie.mjs';
import { animatedEmoji, cut, heldOut, look, plan, split } from './notoplan.mjs';

const SOURCE = {
  source: 'noto-animated', licence: 'CC-BY-4.0',
  attribution: 'Noto Emoji Animation by Google (https://googlefonts.github.io/noto-emoji-animation/), CC BY 4.0; rendered, cut and stored as GIF',
};
const COLUMNS = ['path', 'label', 'split', 'group', 'source', 'licence', 'attribution', 'emoji', 'figure'];

/** {gif, figure}: the box that the figure keeps in all frames together is "x,y,width,height" in pixels. */
function clip(animation, r, python) {
  const { frames: shown, delays } = cut(animation, r);
  const { W, H, side, left, top, mode, ...stored } = look(r);
  const back = background(W, H, r, mode === 'clear' ? r.pick(['white', 'plain']) : null);
  const frames = [], covers = [];
  for (const sprite of render(python, animation.file, side, shown)) {
    const rgb = Float32Array.from(back);
    const cover = new Float32Array(W * H);
    paste(rgb, W, H, sprite, left + (side - 1) / 2, top + (side - 1) / 2, 1, 1, 0, 1, cover);
    frames.push(Uint8Array.from(rgb, (v) => v + 0.5));
    covers.push(cover);
  }
  return { gif: packGif({ W, H, frames, covers }, r, { mode, delays, ...stored }), figure: figureOf(covers, W, H) };
}

command('build_noto.mjs', ['SOURCE', 'OUT'], {
  python: { type: 'string', default: 'python3' }, seed: { type: 'string', default: 'affectj-noto-1' }, quick: { type: 'boolean', default: false },
}, ([source, out], { python, seed, quick }) => withAnimations(source, (animations) => {
  const began = Date.now();
  const emoji = split(animatedEmoji(animations), seed);
  const rows = [];
  const measured = new Map();
  buildSet(out, (dir) => {
    for (const c of plan(emoji, seed, quick)) {
      if (!measured.has(c.file)) measured.set(c.file, measure(python, c.file));
      const { gif, figure } = clip(measured.get(c.file), rng(`${seed}:${c.split}:${c.label}:${c.id}`), python);
      const file = `${c.split}/${c.label}/${c.id}.gif`;
      save(dir, file, gif);
      rows.push({ path: file, label: c.label, split: c.split, group: `noto-animated-${c.name}`, ...SOURCE, emoji: c.name, figure });
    }
    checkGroups(rows);
    fs.writeFileSync(path.join(dir, 'held-out.txt'), heldOut(emoji).join('\n') + '\n');
    writeManifest(dir, rows, COLUMNS);
  });
  console.table(countTable(rows));
  console.log(`${rows.length} clips of ${emoji.length} emoji in ${((Date.now() - began) / 1000).toFixed(0)} s`);
}));
