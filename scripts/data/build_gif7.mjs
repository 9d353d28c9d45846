// Builds the seven-class set of animated GIFs: node build_gif7.mjs OUT [--quick] [--seed TEXT] [--without FILE]
// Every clip goes from a neutral face (where the designer drew one) to an expression; motion, background, palette,
// frame count and delays are drawn independently of the class. Training clips also get a drawing style at random.
// The column figure of the manifest is the box x,y,width,height in pixels that the drawing keeps within.
// FILE names stills that are left out, such as the held-out.txt of build_noto.mjs.
import fs from 'node:fs';
import path from 'node:path';
import { allDrawings } from './drawings.mjs';
import { makeClip } from './clip.mjs';
import { command } from './command.mjs';
import { AS_IS, FIGURE_COLUMNS, LABELS, checkGroups, countTable, randomStyle, readNames, rng, save, writeManifest } from './lib.mjs';

// clips per class; within a class the kinds of drawing share them out as far as there are drawings
const PLAN = (quick) => ({
  train: { perClass: quick ? 24 : 212, share: { emoji: 0.62, comic: 0.2, avatar: 0.18 }, most: { emoji: 9, comic: 4, avatar: 2 } },
  val: { perClass: quick ? 3 : 20, share: { emoji: 1 }, most: { emoji: 9 }, least: 2 },
  test: { perClass: quick ? 3 : 25, share: { emoji: 1 }, most: { emoji: 5 }, least: 2 },
  'test-b': { perClass: quick ? 3 : 26, share: { comic: 0.72, avatar: 0.28 }, most: { comic: 4, avatar: 1 } },
});

function share(drawings, plan, quick, random) {
  const kinds = {};
  for (const d of drawings) (kinds[d.kind] ??= []).push(d);
  const take = [];
  let left = plan.perClass;
  let weight = Object.keys(kinds).reduce((s, k) => s + plan.share[k], 0);
  // the scarcest kinds first, so that what they cannot give goes to the others
  for (const k of Object.keys(kinds).sort((a, b) => kinds[a].length * plan.most[a] - kinds[b].length * plan.most[b])) {
    const list = random.shuffle(kinds[k]);
    const want = Math.min(Math.round(left * plan.share[k] / weight), list.length * plan.most[k]);
    const each = quick ? 0 : plan.least || 0;
    const n = Math.max(want, each * list.length);
    for (let i = 0; i < n; i++) take.push({ drawing: list[i % list.length], copy: Math.floor(i / list.length) });
    left -= want;
    weight -= plan.share[k];
  }
  return take;
}

command('build_gif7.mjs', ['OUT'], {
  quick: { type: 'boolean', default: false }, seed: { type: 'string', default: 'affectj-gif7-1' }, without: { type: 'string' },
}, ([out], { quick, seed, without }) => {
  const leftOut = readNames(without);
  fs.mkdirSync(out, { recursive: true });
  const plans = PLAN(quick);
  for (const s of Object.keys(plans)) fs.rmSync(path.join(out, s), { recursive: true, force: true });
  const began = Date.now();
  const drawings = allDrawings().filter((d) => !leftOut.has(`${d.source}/${d.name}`));
  const rows = [];
  for (const split of Object.keys(plans)) for (const label of LABELS) {
    const list = drawings.filter((d) => d.split === split && d.label === label);
    for (const { drawing, copy } of share(list, plans[split], quick, rng(`${seed}:share:${split}:${label}`))) {
      const id = `${drawing.name}-${String(copy).padStart(2, '0')}`;
      const random = rng(`${seed}:${split}:${drawing.source}:${label}:${id}`);
      const style = split === 'train' && copy > 0 || split === 'train' && random.chance(0.7) ? randomStyle(random) : AS_IS;
      const { gif, figure } = makeClip(drawing, style, random, `${id}`);
      const file = `${split}/${drawing.source}/${label}/${id}.gif`;
      save(out, file, gif);
      rows.push({ path: file, label, split, group: drawing.group, source: drawing.source, licence: drawing.licence, attribution: drawing.attribution, figure });
    }
  }
  checkGroups(rows);
  writeManifest(out, rows, FIGURE_COLUMNS);
  console.table(countTable(rows));
  console.log(`${rows.length} clips in ${((Date.now() - began) / 1000).toFixed(0)} s`);
});
