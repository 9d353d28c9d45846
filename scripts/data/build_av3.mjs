// Builds the three-class set of clips with picture and sound: node build_av3.mjs OUT [--quick] [--seed TEXT]
// Wants espeak-ng and ffmpeg. A clip's label is the class of the stream that can be trusted; av3readme.mjs tells the rest.
import fs from 'node:fs';
import path from 'node:path';
import { picture, sound, timing } from './av3clip.mjs';
import { COLUMNS, HELD_OUT, plan } from './av3plan.mjs';
import { readme } from './av3readme.mjs';
import { writeMp4, writeSound } from './film.mjs';
import { checkGroups, countTable, rng, writeManifest } from './lib.mjs';
import { tool } from './speech.mjs';

const args = process.argv.slice(2);
const quick = args.includes('--quick');
const seedAt = args.indexOf('--seed');
const seed = seedAt >= 0 ? args[seedAt + 1] : 'affectj-av3-1';
const out = args.find((a, i) => !a.startsWith('--') && !(seedAt >= 0 && i === seedAt + 1));
if (!out) {
  console.error('usage: node build_av3.mjs OUT [--quick] [--seed TEXT]');
  process.exit(2);
}

const began = Date.now();
const programs = [['espeak-ng', '--version'], ['ffmpeg', '-version']].map((c) => String(tool(c[0], [c[1]])).split('\n')[0].trim());
fs.mkdirSync(out, { recursive: true });
for (const s of ['train', 'val', 'test']) fs.rmSync(path.join(out, s), { recursive: true, force: true });

const rows = [];
for (const clip of plan(seed, quick)) {
  const r = rng(`${seed}:${clip.split}:${clip.id}`);
  const time = timing(r);
  // with nobody to see: as often a plain picture as no picture stream at all
  const ending = clip.condition !== 'no-picture' ? 'mp4' : r.weighted([[2, 'mp4'], [1, 'wav'], [1, 'm4a']]);
  const source = clip.drawing ? clip.drawing.source : 'voice-only';
  const file = `${clip.split}/${source}/${clip.label}/${clip.id}.${ending}`;
  const heard = clip.condition === 'no-sound' ? { samples: null, sentence: '' } : sound(clip, time, rng(`${seed}:${clip.split}:${clip.id}:sound`));
  const seen = ending === 'mp4' ? picture(clip, time, rng(`${seed}:${clip.split}:${clip.id}:picture`)) : { figure: '' };
  if (ending === 'mp4') writeMp4(path.join(out, file), seen, heard.samples);
  else writeSound(path.join(out, file), heard.samples);
  rows.push({
    path: file, label: clip.label, split: clip.split, group: clip.drawing ? clip.drawing.group : `voice-${clip.voice}`, gender: clip.gender, voice: clip.voice,
    sentence: heard.sentence, character: clip.drawing ? clip.drawing.character : '', condition: clip.condition,
    licence: clip.drawing ? clip.drawing.licence : 'CC0-1.0', attribution: clip.drawing ? clip.drawing.attribution : 'AffectJ, spoken by espeak-ng', source, figure: seen.figure,
  });
}
for (const column of HELD_OUT) checkGroups(rows, column);
writeManifest(out, rows, COLUMNS);
fs.writeFileSync(path.join(out, 'README.md'), readme(rows, seed, programs));
console.table(countTable(rows));
console.log(`${rows.length} clips in ${((Date.now() - began) / 1000).toFixed(0)} s; ${HELD_OUT.join(', ')}: no value in two splits`);
