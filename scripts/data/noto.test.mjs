// node --test: the plan of the set of animated emoji, and what is told of files that are cut off. Needs no Python.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { boxOf, figureOf, packGif, renderFrames } from './clip.mjs';
import { BadInput, buildSet } from './command.mjs';
import { AS_IS, LABELS, checkGroups, readNames, rng } from './lib.mjs';
import { header, withAnimations } from './lottie.mjs';
import { animatedEmoji, cut, heldOut, look, plan, split } from './notoplan.mjs';

const POINTS = `1f600 1f603 1f604 1f601 1f60a 1f642 263a 1f60d 1f618 1f617 2764 1f44d 1f44d_1f3ff 1f917 1f62e 1f62f 1f632 1f626 1f614 1f622 1f62d 1f620 1f621
  1f624 1f922 1f92e 1f616 1f627 1f628 1f631`.split(/\s+/);
const emoji = split(animatedEmoji(new Map(POINTS.map((p) => [p, `${p}.json`]))), 'test');
const scratch = (t) => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'affectj-test-'));
  t.after(() => fs.rmSync(dir, { recursive: true }));
  return dir;
};

test('emoji are found by their code points, newer names and skin tones among them', () => {
  const of = (name) => emoji.find((e) => e.name === name);
  assert.equal(emoji.length, POINTS.length - 1);
  assert.deepEqual(of('hugging-face').files, ['1f917.json']);
  assert.equal(of('pouting-face').label, 'anger');
  assert.deepEqual(of('thumbs-up').files, ['1f44d.json', '1f44d_1f3ff.json']);
});

test('every class has emoji in each split, no emoji is in two, extra names train only', () => {
  const clips = plan(emoji, 'test', false);
  checkGroups(clips, 'name');
  for (const label of LABELS) for (const [side, n] of [['train', 72], ['val', 14], ['test', 21]]) {
    assert.equal(clips.filter((c) => c.label === label && c.split === side).length, n, `${label} ${side}`);
  }
  for (const e of emoji) if (!e.core) assert.equal(e.split, 'train');
  assert.equal(new Set(clips.map((c) => `${c.split}/${c.label}/${c.id}`)).size, clips.length);
  assert.deepEqual(plan(emoji, 'test', false), clips);
});

test('stills of the same designer are held out for every emoji of val and test, and for no other', () => {
  const held = heldOut(emoji);
  for (const e of emoji) {
    const key = { 'hugging-face': 'smiling-face-with-open-hands', 'pouting-face': 'enraged-face' }[e.name] || e.name;
    assert.equal(held.includes(`noto/${key}`), e.split !== 'train', e.name);
  }
  assert.ok(held.some((name) => name.startsWith('noto-v1/')));
});

test('the list of what is left out is read back, and a name that is none is told with its line', (t) => {
  const file = path.join(scratch(t), 'held-out.txt');
  fs.writeFileSync(file, heldOut(emoji).join('\n') + '\n');
  assert.deepEqual([...readNames(file)], heldOut(emoji));
  assert.equal(readNames(undefined).size, 0);
  fs.writeFileSync(file, 'noto/angry-face\nnoto/nobody\n');
  assert.throws(() => readNames(file), /held-out\.txt line 2: 'noto\/nobody' names no drawing/);
  assert.throws(() => readNames(`${file}.gone`), /held-out\.txt\.gone can't be read/);
});

test('too few emoji of a class are told', () => {
  assert.throws(() => split(animatedEmoji(new Map([['1f600', 'a.json']])), 'test'), { name: 'Error', message: "Only 1 animated emoji of 'happiness' are there; needed are 3." });
});

test('a frame shows what the animation shows at its time', () => {
  for (const [rate, count] of [[60, 286], [60, 44], [30, 60]]) for (let i = 0; i < 50; i++) {
    const { frames, delays } = cut({ rate, count, seconds: count / rate }, rng(`cut ${i}`));
    assert.ok(frames.length >= 2 && frames.length <= 60 && frames.length === delays.length);
    let t = 0;
    frames.forEach((f, k) => {
      const moved = (f - frames[0] + count) % count;
      const due = t * rate / 1000 % count;
      const off = Math.abs(moved - due);
      assert.ok(Math.min(off, count - off) <= 1 + 1e-6, `${moved} for ${due}`);
      assert.ok(delays[k] >= 20 && delays[k] <= 120 && delays[k] % 10 === 0);
      t += delays[k];
    });
    const middle = Math.floor(count / 2);
    assert.ok(frames.some((f) => Math.abs(f - middle) <= rate * 0.12 + 1), `the middle ${middle} is not in ${frames}`);
  }
});

test('looks are in their ranges, and every way of storing occurs', () => {
  const looks = Array.from({ length: 400 }, (_, i) => look(rng(`look ${i}`)));
  for (const { W, H, side, left, top, colours } of looks) {
    assert.ok(Math.min(W, H) >= 48 && Math.max(W, H) <= 320);
    assert.ok(left >= 0 && top >= 0 && left + side <= W && top + side <= H);
    assert.ok(colours >= 7 && colours <= 255);
  }
  assert.equal(new Set(looks.map((l) => l.mode)).size, 5);
});

test('delays and repetitions stand in the GIF as they were asked for', () => {
  const picture = (v) => new Uint8Array(48).fill(v);
  const frames = { W: 4, H: 4, frames: [picture(0), picture(255)], covers: [] };
  const control = (repeat) => packGif(frames, rng('gif'), { mode: 'full', delays: [30, 110], colours: 7, repeat });
  const gif = control(3);
  const at = gif.indexOf('NETSCAPE2.0');
  assert.equal(gif.readUInt16LE(at + 13), 3);
  const delays = [];
  for (let i = 0; i < gif.length - 8; i++) if (gif[i] === 0x21 && gif[i + 1] === 0xf9 && gif[i + 2] === 4) delays.push(gif.readUInt16LE(i + 4));
  assert.deepEqual(delays, [3, 11]);
  assert.equal(control(-1).indexOf('NETSCAPE2.0'), -1);
});

test('the box of a figure has both its ends inside', () => {
  const cover = new Float32Array(20);
  cover[6] = cover[13] = 255;
  assert.deepEqual(boxOf(cover, 5, 4), [1, 1, 3, 2]);
});

test('the figure is the box of all frames together', () => {
  const at = (i) => Float32Array.from({ length: 20 }, (_, k) => (k === i ? 255 : 0));
  assert.equal(figureOf([at(6), at(13)], 5, 4), '1,1,3,2');
  // A red square on white that moves, turns and breathes: no frame shows red outside of the box, and each edge of the box is touched.
  const square = { box: [0, 0, 10, 10], defs: '', body: '<rect x="1" y="1" width="8" height="8" fill="#ff0000"/>' };
  for (const [size, height] of [[96, 131], [97, 96], [128, 128]]) {
    const { W, H, frames, covers } = renderFrames({ draw: () => square, neutral: null }, AS_IS, rng(`${size}`), 'x', { size, height, frames: 9, fill: 0.4, background: 'white' });
    const [x, y, w, h] = figureOf(covers, W, H).split(',').map(Number);
    const seen = new Float32Array(W * H);
    for (const rgb of frames) for (let i = 0; i < W * H; i++) if (rgb[3 * i + 1] < 140) seen[i] = 255;
    const [x0, y0, x1, y1] = boxOf(seen, W, H);
    assert.ok(Math.abs(x0 - x) <= 1 && Math.abs(y0 - y) <= 1 && Math.abs(x1 - x - w + 1) <= 1 && Math.abs(y1 - y - h + 1) <= 1, `${[x, y, w, h]} and ${[x0, y0, x1, y1]}`);
  }
});

test('an archive that is cut off, a folder of another layout and json that is none are told in a sentence', (t) => {
  const dir = scratch(t);
  const file = path.join(dir, 'a.tar.xz');
  fs.writeFileSync(file, Buffer.from('fd377a585a000004e6d6b446', 'hex'));
  const fails = (action, message) => assert.throws(action, (e) => e instanceof BadInput && message.test(e.message));
  fails(() => withAnimations(file, () => assert.fail()), /a\.tar\.xz can't be unpacked: it is cut off/);
  fails(() => withAnimations(dir, () => assert.fail()), /holds no folder noto-anim-lottie\.json/);
  fails(() => withAnimations(path.join(dir, 'none'), () => assert.fail()), /There is no file or folder/);
  const json = path.join(dir, '1f600.json');
  fs.writeFileSync(json, '{"fr":60,"ip":0,');
  fails(() => header(json), /1f600\.json is cut off, or no json\./);
  fs.writeFileSync(json, '{"fr":60,"ip":0}');
  fails(() => header(json), /lacks the number 'op'/);
  fs.writeFileSync(json, '{"fr":60,"ip":0,"op":140}');
  assert.deepEqual(header(json), { rate: 60, count: 140 });
  assert.deepEqual(withAnimations(dir, (a) => [...a.keys()]), ['1f600']);
});

test('a set is there whole or not at all, and another is never overwritten', (t) => {
  const out = path.join(scratch(t), 'set');
  assert.throws(() => buildSet(out, (dir) => { fs.writeFileSync(path.join(dir, 'a'), ''); throw new Error('broken'); }), /broken/);
  assert.deepEqual(fs.readdirSync(path.dirname(out)), []);
  buildSet(out, (dir) => fs.writeFileSync(path.join(dir, 'a'), '1'));
  assert.deepEqual(fs.readdirSync(path.dirname(out)), ['set']);
  assert.throws(() => buildSet(out, () => assert.fail()), /set is there already; choose another folder/);
});
