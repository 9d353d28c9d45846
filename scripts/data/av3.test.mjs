// node --test: the plan of the audio-video set holds what its README says. Needs neither espeak-ng nor ffmpeg.
import assert from 'node:assert/strict';
import test from 'node:test';
import { CLASSES, CONDITIONS, plan, speakers } from './av3plan.mjs';
import { checkGroups, rng } from './lib.mjs';
import { readWav, wav } from './speech.mjs';
import { SENTENCES, VOICES, drawProsody } from './voices.mjs';

const clips = plan('test', false);
const where = (f) => clips.filter(f);

test('classes are balanced in every split', () => {
  for (const [split, n] of [['train', 120], ['val', 30], ['test', 40]]) for (const label of CLASSES) assert.equal(where((c) => c.split === split && c.label === label).length, n);
});

test('every class of every split has its share of each condition', () => {
  for (const [split, n] of [['train', 120], ['val', 30], ['test', 40]]) for (const label of CLASSES) {
    const shares = CONDITIONS.map((k) => where((c) => c.split === split && c.label === label && c.condition === k).length / n);
    [0.44, 0.2, 0.2, 0.08, 0.08].forEach((s, i) => assert.ok(Math.abs(shares[i] - s) < 0.04, `${split} ${label} ${CONDITIONS[i]}: ${shares[i]}`));
  }
});

test('no voice, sentence, drawing or designer is in two splits', () => {
  const rows = [];
  for (const split in VOICES) for (const gender in VOICES[split]) for (const voice of VOICES[split][gender]) rows.push({ split, value: `voice ${voice}` });
  for (const split in SENTENCES) for (const s of SENTENCES[split]) rows.push({ split, value: `sentence ${s.toLowerCase()}` });
  for (const d of speakers()) rows.push({ split: d.split, value: `drawing ${d.source}/${d.name}` }, { split: d.split, value: `group ${d.group}` }, { split: d.split, value: `character ${d.character}` });
  checkGroups(rows, 'value');
  for (const c of clips) if (c.drawing) assert.equal(c.drawing.split, c.split);
});

test('a value in two splits is an error that names both', () => {
  assert.throws(() => checkGroups([{ split: 'train', voice: 'f1' }, { split: 'val', voice: 'f1' }], 'voice'), /voice f1 is in train and in val/);
});

test('the stream that misleads is of another class and weak, the other is right', () => {
  for (const c of clips) {
    assert.equal(c.pictureLabel !== c.label, c.condition === 'picture-misleads', c.id);
    assert.equal(c.soundLabel !== c.label, c.condition === 'sound-misleads', c.id);
    if (c.condition === 'picture-misleads') assert.equal(c.weak, 'picture');
    if (c.condition === 'sound-misleads') assert.equal(c.weak, 'sound');
    assert.equal(c.drawing === null, c.condition === 'no-picture');
    assert.equal(c.voice === '', c.condition === 'no-sound');
    if (c.drawing) assert.equal(c.drawing.label, c.pictureLabel);
  }
  const weakButRight = where((c) => c.condition === 'congruent' && c.weak).length;
  const right = weakButRight / where((c) => c.weak).length;
  assert.ok(right > 0.17 && right < 0.36, `a weak stream is right in ${right} of the cases, that is a message`);
});

test('only faces talk, nobody is surprised', () => {
  for (const d of speakers()) {
    assert.notEqual(d.emotion, 'surprise');
    assert.doesNotMatch(d.name, /^(red-heart|heart-suit|broken-heart|thumbs-up|clapping-hands|two-hearts|growing-heart)/);
  }
});

test('prosody ranges of the classes overlap, yet differ', () => {
  const r = rng('prosody');
  const of = Object.fromEntries(CLASSES.map((c) => [c, Array.from({ length: 2000 }, () => drawProsody(c, r))]));
  const mean = (label, k) => of[label].reduce((s, p) => s + p[k], 0) / 2000;
  assert.ok(mean('positive', 'pitch') > mean('neutral', 'pitch') && mean('neutral', 'pitch') > mean('negative', 'pitch'));
  for (const k of ['pitch', 'range', 'rate', 'slope', 'bounce', 'level', 'tilt']) {
    const [top, low] = [...CLASSES].sort((a, b) => mean(b, k) - mean(a, k)).filter((c, i) => i !== 1);
    const crossed = of[low].filter((p, i) => p[k] > of[top][i][k]).length / 2000;
    assert.ok(crossed > 0.02, `${k}: ${top} and ${low} do not overlap (${crossed})`);
  }
});

test('the same seed plans the same clips', () => {
  const short = (c) => [c.id, c.condition, c.weak, c.voice, c.drawing?.name].join();
  assert.deepEqual(plan('test', false).map(short), clips.map(short));
  assert.notDeepEqual(plan('other', false).map(short), clips.map(short));
});

test('a WAV is read back as it was written, and nothing goes over full scale', () => {
  const back = readWav(wav(Float32Array.from([0, 0.25, -0.5, 3, -3])));
  [0, 0.25, -0.5].forEach((v, i) => assert.ok(Math.abs(back[i] - v) < 1e-3));
  assert.ok(back[3] > 0.9 && back[3] <= 1 && back[4] < -0.9);
});
