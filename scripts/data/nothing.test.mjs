// node --test: kinds of the set of nothing are on one side, its pictures and sounds are what their names say. Needs no ffmpeg.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { BadInput } from './command.mjs';
import { CORE, EMOJI, EXTRA, checkGroups, rng } from './lib.mjs';
import { frame, pictureOf } from './nothingpictures.mjs';
import { EMOJI_KINDS, PICTURES, SOUNDS, emojiOf, plan } from './nothingplan.mjs';
import { soundOf } from './nothingsounds.mjs';
import { photoTable, photographs } from './photos.mjs';
import { RATE } from './speech.mjs';

const clips = plan('test', false, true);
const kinds = Object.entries(PICTURES).flatMap(([split, list]) => list.map((kind) => [split, kind]));

test('no kind is in two splits, and every kind has clips of its own', () => {
  for (const column of ['picture', 'sound']) checkGroups(clips, column);
  for (const [split, kind] of kinds) {
    const forms = new Set(clips.filter((c) => c.picture === kind && c.split === split).map((c) => c.form));
    assert.deepEqual([...forms].sort(), ['film', 'gif', 'still'], kind);
  }
  for (const [split, list] of Object.entries(SOUNDS)) for (const sound of list) assert.ok(clips.some((c) => c.split === split && c.sound === sound && c.form === 'sound'));
  assert.equal(new Set(clips.map((c) => `${c.split}/${c.form}/${c.id}`)).size, clips.length);
  assert.deepEqual(plan('test', false, true), clips);
});

test('without photographs, no kind of them is planned', () => {
  assert.ok(clips.some((c) => c.picture.startsWith('photo-')));
  assert.ok(!plan('test', false, false).some((c) => c.picture.startsWith('photo-')));
});

test('no emoji of the emotional classes and none with a face or body is among the things', () => {
  const names = Object.values(EMOJI_KINDS).flat();
  const felt = new Set([...Object.values(CORE).flat(), ...Object.values(EXTRA).flat()]);
  for (const name of names) {
    assert.ok(!felt.has(name), name);
    assert.doesNotMatch(name, /face|heart|hand|person|man\b|woman|cat\b|^dog|monkey|kiss/);
  }
  assert.equal(new Set(names).size, names.length);
  for (const kind of Object.keys(EMOJI_KINDS)) {
    const split = kinds.find(([, k]) => k === kind)[0];
    const found = emojiOf(kind, split);
    assert.ok(found.length >= 10, kind);
    if (split !== 'test') assert.ok(found.every(({ set }) => set !== 'openmoji'), kind);
  }
});

test('pictures have their size, move where they say so, and are the same for the same seed', () => {
  for (const [split, picture] of kinds) if (!picture.startsWith('photo-')) {
    const make = () => pictureOf({ split, picture, id: `${picture}-x` }, { W: 48, H: 40, n: 3 }, rng(`picture ${picture}`), null);
    const made = make();
    assert.equal(made.frames.length, 3);
    for (const f of made.frames) assert.equal(f.length, 48 * 40 * 3, picture);
    assert.ok(made.licence && made.attribution && made.source, picture);
    assert.deepEqual(make().frames, made.frames, picture);
    if (made.source !== 'affectj') assert.equal(made.licence, EMOJI[made.source].licence);
    if (picture === 'black') assert.ok(Math.max(...made.frames[2]) < 50);
    else assert.ok(Math.max(...made.frames[0]) > 50, picture);
  }
});

test('films have even sides and some seconds', () => {
  for (let i = 0; i < 60; i++) {
    const { W, H, n, fps } = frame(rng(`frame ${i}`), 'film');
    assert.ok(W % 2 === 0 && H % 2 === 0 && n / fps >= 1.9 && n / fps <= 3.6);
    assert.equal(frame(rng(`frame ${i}`), 'still').n, 1);
    assert.ok(frame(rng(`frame ${i}`), 'gif').n >= 2);
  }
});

test('sounds are as loud as they may be, silence is silent', () => {
  for (const sound of Object.values(SOUNDS).flat()) for (let i = 0; i < 5; i++) {
    const x = soundOf(sound, RATE, rng(`${sound} ${i}`));
    assert.equal(x.length, RATE);
    const loudest = x.reduce((m, v) => Math.max(m, Math.abs(v)), 0);
    assert.ok(x.every(Number.isFinite) && loudest <= 4, `${sound} ${loudest}`);
    assert.equal(loudest === 0, sound === 'silence', sound);
  }
});

test('a test tone has the pitch that it says', () => {
  const x = soundOf('tone', RATE, rng('a tone of a thousand'));
  let crossings = 0;
  for (let i = 1; i < x.length; i++) if (x[i - 1] < 0 && x[i] >= 0) crossings++;
  assert.ok(crossings >= 190 && crossings <= 3001, crossings);
});

test('every photograph has a licence, and a folder without them is told', (t) => {
  const table = photoTable();
  for (const p of table) {
    assert.ok(kinds.some(([, kind]) => kind === p.kind), p.file);
    assert.match(p.licence, /^(CC0-1\.0|CC-BY(-SA)?-\d\.0|Public domain|GPL-2\.0-or-later)$/);
    assert.ok(p.origin && p.attribution && Object.keys(p).length === 5, p.file);
  }
  for (const [, kind] of kinds) if (kind.startsWith('photo-')) assert.ok(table.some((p) => p.kind === kind), kind);
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'affectj-test-'));
  t.after(() => fs.rmSync(dir, { recursive: true }));
  assert.throws(() => photographs(dir), (e) => e instanceof BadInput && /lacks brick\.png of scikit-image/.test(e.message));
  assert.throws(() => photographs(path.join(dir, 'none')), /There is no folder/);
});
