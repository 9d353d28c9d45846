// Builds stills of drawn people by styles of avatars: node build_portraits.mjs OUT [--number 500] [--seed TEXT]
// Line drawings and flat colours, from the shoulders up, as a drawn film has them; nothing is said of what they feel. For build_face_kinds.py.
import path from 'node:path';
import * as bigSmile from '@dicebear/big-smile';
import { createAvatar } from '@dicebear/core';
import * as lorelei from '@dicebear/lorelei';
import * as notionists from '@dicebear/notionists';
import { background, paste } from './clip.mjs';
import { BadInput, buildSet, command } from './command.mjs';
import { writePng } from './film.mjs';
import { AS_IS, checkGroups, countTable, drawingSvg, makeStyle, openSvg, raster, rng, writeManifest } from './lib.mjs';

const COLUMNS = ['path', 'label', 'split', 'group', 'source', 'licence', 'attribution'];
const STYLES = {
  lorelei: { style: lorelei, split: 'train', licence: 'CC0-1.0', attribution: 'Lorelei by Lisa Wischofsky (https://www.figma.com/community/file/1198749693280469639), CC0 1.0, through DiceBear' },
  notionists: { style: notionists, split: 'train', licence: 'CC0-1.0', attribution: 'Notionists by Zoish (https://heyzoish.gumroad.com/l/notionists), CC0 1.0, through DiceBear' },
  'big-smile': { style: bigSmile, split: 'val', licence: 'CC-BY-4.0', attribution: 'Custom Avatar by Ashley Seo (https://www.figma.com/community/file/881358461963645496), CC BY 4.0, through DiceBear' },
};

function portrait(style, seed, r) {
  const drawing = { ...openSvg(createAvatar(style, { seed, size: 192 }).toString()), thin: true };
  const look = r.chance(0.5) ? AS_IS : makeStyle(r.pick(['grey', 'hue', 'recolour', 'pastel', 'duotone', 'line']), r);
  const side = Math.round(r.range(64, 240));
  const W = Math.round(side * r.range(1, 1.6)), H = Math.round(side * r.range(1, 1.4));
  const rgb = background(W, H, r, null);
  paste(rgb, W, H, raster(drawingSvg(drawing, look), side), r.range(side / 2, W - side / 2), H - side / 2, 1, 1, 0, 1);
  return { W, H, frames: [Uint8Array.from(rgb, (v) => v + 0.5)] };
}

command('build_portraits.mjs', ['OUT'], {
  number: { type: 'string', default: '500' }, seed: { type: 'string', default: 'affectj-portraits-1' },
}, ([out], { number, seed }) => buildSet(out, (dir) => {
  const most = Number(number);
  if (!Number.isInteger(most) || most < 1) throw new BadInput(`--number is '${number}'; it must be a whole number of stills of a style, 1 or more.`);
  const rows = [];
  for (const [name, { style, split, licence, attribution }] of Object.entries(STYLES)) {
    for (let i = 0; i < most; i++) {
      const file = `${split}/${name}/${String(i).padStart(4, '0')}.png`;
      writePng(path.join(dir, file), portrait(style, `${seed}-${i}`, rng(`${seed}:${name}:${i}`)));
      rows.push({ path: file, label: 'drawn', split, group: `dicebear-${name}`, source: `dicebear-${name}`, licence, attribution });
    }
  }
  checkGroups(rows);
  writeManifest(dir, rows, COLUMNS);
  console.table(countTable(rows));
}));
