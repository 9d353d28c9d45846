// Makes sample-data/ of the repository: node build_samples.mjs GIF7_DIR AV3_DIR SAMPLE_DATA_DIR NOTICE_FILE EMODB_DIR
// gif7/, av3/: a few clips of each split; tiny/: 64-pixel clips for tests; party-to-tears.gif: one longer clip; letter.mp4: a film.
import fs from 'node:fs';
import path from 'node:path';
import { COLUMNS, HELD_OUT } from './av3plan.mjs';
import { allDrawings } from './drawings.mjs';
import { makeFilm } from './samplefilm.mjs';
import { figureOf, packGif, paste, renderFrames } from './clip.mjs';
import { AS_IS, CORE, EMOJI, FIGURE_COLUMNS, LABELS, checkGroups, drawingSvg, emojiDrawings, raster, readManifest, rng, save, writeManifest } from './lib.mjs';

const [gif7, av3, out, notice, voices] = process.argv.slice(2);
if (!voices) {
  console.error('usage: node build_samples.mjs GIF7_DIR AV3_DIR SAMPLE_DATA_DIR NOTICE_FILE EMODB_DIR');
  process.exit(2);
}
const notices = [];
const note = (file, r) => notices.push(`sample-data/${file}: made from ${r.attribution}; changed (moved and animated, training clips also restyled) by AffectJ; licence of this file: ${r.licence}`);

// ---- gif7: clips of the built set, small ones
{
  const wanted = [['train', 'twemoji', 'happiness'], ['train', 'noto', 'anger'], ['train', 'comicgen-dee', 'sadness'], ['val', 'streamline-emojis', 'like'],
    ['val', 'streamline-emojis', 'disgust'], ['val', 'streamline-emojis', 'surprise'], ['test', 'openmoji', 'fear'], ['test', 'openmoji', 'surprise'], ['test', 'openmoji', 'happiness'],
    ['test-b', 'comicgen-bill', 'sadness'], ['test-b', 'dicebear-micah', 'anger'], ['test-b', 'comicgen-sophie', 'happiness']];
  const rows = readManifest(gif7);
  fs.rmSync(path.join(out, 'gif7'), { recursive: true, force: true });
  const taken = [];
  for (const [split, source, label] of wanted) {
    const fits = rows.filter((r) => r.split === split && r.source === source && r.label === label).map((r) => ({ r, size: fs.statSync(path.join(gif7, r.path)).size }))
      .filter(({ size }) => size > 9000 && size < 45000).sort((a, b) => a.size - b.size);
    const { r } = fits[Math.floor(fits.length / 3)];
    save(path.join(out, 'gif7'), r.path, fs.readFileSync(path.join(gif7, r.path)));
    taken.push(r);
    note(`gif7/${r.path}`, r);
  }
  checkGroups(taken);
  writeManifest(path.join(out, 'gif7'), taken, FIGURE_COLUMNS);
}

// ---- av3: small clips with picture and sound, every class in every split, every condition once
{
  const wanted = [['train', 'negative', 'congruent'], ['train', 'neutral', 'congruent'], ['train', 'positive', 'congruent'], ['train', 'negative', 'picture-misleads'],
    ['train', 'neutral', 'no-picture'], ['train', 'positive', 'sound-misleads'], ['val', 'negative', 'congruent'], ['val', 'neutral', 'congruent'], ['val', 'positive', 'no-sound'],
    ['test', 'negative', 'congruent'], ['test', 'neutral', 'congruent'], ['test', 'positive', 'congruent']];
  const rows = readManifest(av3);
  fs.rmSync(path.join(out, 'av3'), { recursive: true, force: true });
  const taken = wanted.map(([split, label, condition]) => {
    const fits = rows.filter((r) => r.split === split && r.label === label && r.condition === condition && !r.path.endsWith('.wav'))
      .map((r) => ({ r, size: fs.statSync(path.join(av3, r.path)).size })).sort((a, b) => a.size - b.size);
    return fits[Math.floor(fits.length / 4)].r;
  });
  for (const r of taken) {
    save(path.join(out, 'av3'), r.path, fs.readFileSync(path.join(av3, r.path)));
    const spoken = r.voice ? `; spoken by espeak-ng, variant ${r.voice}` : '';
    notices.push(r.character ? `sample-data/av3/${r.path}: made from ${r.attribution}; changed (moved and animated, perhaps restyled or blurred) by AffectJ${spoken}; licence of this file: ${r.licence}`
      : `sample-data/av3/${r.path}: made by AffectJ${spoken}; licence of this file: ${r.licence}`);
  }
  for (const column of HELD_OUT) checkGroups(taken, column);
  writeManifest(path.join(out, 'av3'), taken, COLUMNS);
}

// ---- letter.mp4: two people and a cat
{
  const film = makeFilm(path.join(out, 'letter.mp4'), voices);
  notices.push(`sample-data/letter.mp4: made from ${film.attribution}; changed (moved and animated) by AffectJ; licence of this file: ${film.licence}`);
}

// ---- tiny: seven labels, five drawings each
{
  const names = { happiness: ['grinning-face-with-big-eyes', 'grinning-face-with-smiling-eyes', 'grinning-face'], like: ['smiling-face-with-heart-eyes', 'face-blowing-a-kiss', 'kissing-face'],
    surprise: ['hushed-face', 'astonished-face', 'flushed-face'], sadness: ['crying-face', 'pensive-face', 'frowning-face'], anger: ['pouting-face', 'face-with-steam-from-nose', 'pouting-face'],
    disgust: ['nauseated-face', 'face-vomiting', 'nauseated-face'], fear: ['fearful-face', 'face-screaming-in-fear', 'face-screaming-in-fear'] };
  const all = allDrawings().filter((d) => d.kind === 'emoji');
  fs.rmSync(path.join(out, 'tiny'), { recursive: true, force: true });
  const rows = [];
  for (const label of LABELS) {
    const plan = [['train', 'twemoji', 0], ['train', 'noto', 1], ['train', 'emojione', 2], ['val', 'streamline-emojis', 1], ['test', 'openmoji', 0]];
    for (const [split, source, k] of plan) {
      const fits = (n) => all.find((d) => d.source === source && d.label === label && (d.name === n || d.name === `${n}-1`));
      const d = fits(names[label][k]) || names[label].map(fits).find(Boolean) || CORE[label].map(fits).find(Boolean);
      const r = rng(`affectj-tiny:${label}:${source}`);
      const clip = renderFrames(d, AS_IS, r, 'tiny', { size: 64, frames: r.int(4, 6), background: 'white' });
      let gif;
      for (const colours of [15, 7, 3]) if (!gif || gif.length >= 4000) gif = packGif(clip, rng('tiny'), { colours, mode: 'partial', delay: 120 });
      if (gif.length >= 4096) throw new Error(`${d.name}: ${gif.length} bytes`);
      const file = `${split}/${source}/${label}/${d.name}.gif`;
      save(path.join(out, 'tiny'), file, gif);
      rows.push({ path: file, label, split, group: d.group, source, licence: d.licence, attribution: d.attribution, figure: figureOf(clip.covers, clip.W, clip.H) });
      note(`tiny/${file}`, d);
    }
  }
  checkGroups(rows);
  writeManifest(path.join(out, 'tiny'), rows, FIGURE_COLUMNS);
}

// ---- party-to-tears.gif: 24 frames, from a party to floods of tears
{
  const W = 200, n = 24;
  const acts = ['partying-face', 'grinning-face-with-big-eyes', 'slightly-smiling-face', 'slightly-frowning-face', 'crying-face', 'loudly-crying-face'];
  const starts = [0, 5, 9, 12, 15, 19];
  const sprites = acts.map((a) => raster(drawingSvg(emojiDrawings('twemoji', a)[0], AS_IS), W * 0.74));
  const frames = [], covers = [];
  for (let f = 0; f < n; f++) {
    const t = f / (n - 1);
    const rgb = new Float32Array(W * W * 3);
    const top = [255, 236, 200].map((v, i) => v + ([186, 205, 230][i] - v) * t), low = [255, 250, 235].map((v, i) => v + ([222, 232, 244][i] - v) * t);
    for (let y = 0; y < W; y++) for (let x = 0; x < W; x++) for (let k = 0; k < 3; k++) rgb[(y * W + x) * 3 + k] = Math.round((top[k] + (low[k] - top[k]) * Math.floor(y / W * 8) / 8) / 4) * 4;
    let act = 0;
    while (act + 1 < starts.length && starts[act + 1] <= f) act++;
    const lively = 1 - 0.65 * t;
    const dy = -Math.abs(Math.sin(f * 0.9)) * 13 * lively + 7 + 4 * t, angle = 0.12 * Math.sin(f * 0.75) * lively, squash = 1 - 0.05 * lively * Math.max(0, Math.cos(f * 1.8));
    const put = (s, o) => paste(rgb, W, W, s, W / 2, W / 2 + dy, 1 / squash, squash, angle, o);
    if (act && f === starts[act]) { put(sprites[act - 1], 1); put(sprites[act], 0.6); } else put(sprites[act], 1);
    frames.push(Uint8Array.from(rgb, (v) => Math.max(0, Math.min(255, v + 0.5))));
    covers.push(null);
  }
  const gif = packGif({ W, H: W, frames, covers }, rng('party'), { colours: 127, mode: 'partial', delay: 120 });
  fs.writeFileSync(path.join(out, 'party-to-tears.gif'), gif);
  note('party-to-tears.gif', EMOJI.twemoji);
  console.log(`party-to-tears.gif: ${gif.length} bytes`);
}
fs.writeFileSync(notice, notices.join('\n') + '\n');
