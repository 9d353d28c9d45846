// The film in sample-data/: five shots, 17 seconds; two people talk, neutral, glad, sad and angry, and a cat says nothing.
// Their voices are recordings of EmoDB, of the two speakers whom no training of ours heard (fold 1 of build_voices.py).
import path from 'node:path';
import { speakers } from './av3plan.mjs';
import { paste } from './clip.mjs';
import { writeMp4 } from './film.mjs';
import { AS_IS, clamp, drawingSvg, emojiDrawings, raster, rng } from './lib.mjs';
import { RATE, decibels, music, noise, recorded } from './speech.mjs';

const W = 640, H = 360, FPS = 25;

const WOMAN = { of: 'deenuova-straight', coat: '#b5475d', skin: '#f7e5c6' }, MAN = { of: 'ethan-straight', coat: '#3d6b8e', skin: '#f4c09a' };

const SHOTS = [
  { seconds: 3.2, who: WOMAN, looks: ['neutral'], says: '09a05Nb', wall: [214, 226, 232], floor: [168, 150, 132], x: 0.42 },
  { seconds: 3.4, who: MAN, looks: ['neutral', 'happy'], says: '03a05Fc', wall: [250, 233, 190], floor: [190, 160, 120], x: 0.58 },
  { seconds: 3.2, cat: true, wall: [176, 216, 240], floor: [126, 178, 98] },
  { seconds: 3.8, who: WOMAN, looks: ['neutral', 'cry'], says: '09b03Ta', wall: [150, 162, 184], floor: [104, 104, 118], x: 0.45 },
  { seconds: 3.4, who: MAN, looks: ['neutral', 'angry'], says: '03a05Wa', wall: [196, 160, 150], floor: [118, 92, 88], x: 0.55 },
];

const drawing = (all, name) => {
  const d = all.find((x) => x.name === name);
  if (!d) throw new Error(`no drawing ${name}`);
  return raster(drawingSvg(d.draw('film'), AS_IS), H * 0.68);
};

const shoulders = ({ coat, skin }) => raster(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 -40 300 200"><path d="M128 -40 L128 40 L150 76 L172 40 L172 -40 Z" fill="${skin}" stroke="#1a1a1e" stroke-width="4"/><path d="M10 160 C10 70 70 40 126 30 L150 80 L174 30 C230 40 290 70 290 160 Z" fill="${coat}" stroke="#1a1a1e" stroke-width="5"/></svg>`, 340);

function set({ wall, floor, cat }) {
  const rgb = new Float32Array(W * H * 3);
  const line = cat ? 0.66 : 0.8;
  for (let y = 0; y < H; y++) for (let x = 0; x < W; x++) {
    const edge = cat ? line + 0.06 * Math.sin(x / 90) : line;
    const shade = 1 - 0.12 * Math.hypot(x / W - 0.5, y / H - 0.4);
    const sun = cat && Math.hypot(x - 530, y - 70) < 38;
    const pane = !cat && x > 40 && x < 150 && y > 40 && y < 170 ? (Math.abs(x - 95) < 4 || Math.abs(y - 105) < 4 ? 0.85 : 1.12) : 1;
    const c = sun ? [255, 236, 150] : y / H > edge ? floor : wall;
    for (let k = 0; k < 3; k++) rgb[(y * W + x) * 3 + k] = clamp(c[k] * shade * pane, 0, 255);
  }
  return rgb;
}

/** Loudness around each frame as a share of the loudest, for the talking face. */
function openness(samples, n) {
  const step = RATE / FPS;
  const loud = Array.from({ length: n }, (_, f) => {
    let e = 0;
    const from = Math.floor(f * step), to = Math.min(samples.length, Math.floor((f + 1) * step));
    for (let i = from; i < to; i++) e += samples[i] * samples[i];
    return Math.sqrt(e / Math.max(1, to - from));
  });
  const top = Math.max(...loud, 1e-6);
  return loud.map((v) => v / top);
}

function talkingShot(shot, all, n, samples) {
  const sprites = shot.looks.map((look) => drawing(all, `${shot.who.of}-${look}`));
  const body = shoulders(shot.who), back = set(shot), open = openness(samples, n);
  const turn = Math.round(0.35 * FPS), last = sprites.length - 1;
  return Array.from({ length: n }, (_, f) => {
    const rgb = Float32Array.from(back);
    const t = f / n, zoom = 1 + 0.06 * t, cx = W * shot.x, sway = Math.sin(f / 11);
    paste(rgb, W, H, body, cx, H * 0.86, zoom, zoom, 0, 1);
    const mix = last ? clamp((f - turn) / 5, 0, 1) : 1;
    const put = (s, o) => o > 0 && paste(rgb, W, H, s, cx + 4 * sway, H * 0.47 - 6 * open[f] + 2 * sway, zoom, zoom * (1 + 0.035 * open[f]), 0.035 * sway, o);
    if (mix < 1) put(sprites[0], 1);
    put(sprites[last], mix);
    return Uint8Array.from(rgb, (v) => v + 0.5);
  });
}

function catShot(shot, n) {
  const sprites = ['grinning-cat', 'grinning-cat-with-smiling-eyes'].map((name) => raster(drawingSvg(emojiDrawings('noto', name)[0], AS_IS), 130));
  const back = set(shot);
  return Array.from({ length: n }, (_, f) => {
    const rgb = Float32Array.from(back);
    const t = f / n, hop = Math.abs(Math.sin(f / 5)), flat = 1 - 0.1 * Math.max(0, 0.3 - hop);
    paste(rgb, W, H, sprites[t < 0.5 ? 0 : 1], W * (0.08 + 0.8 * t), H * 0.7 - 70 * hop, 1 / flat, flat, 0.15 * Math.cos(f / 5), 1);
    return Uint8Array.from(rgb, (v) => v + 0.5);
  });
}

/** Makes the film and returns its note for NOTICE as {licence, attribution}; `voices` is the folder with EmoDB's recordings. */
export function makeFilm(file, voices) {
  const all = speakers(), frames = [], r = rng('affectj-film');
  const total = SHOTS.reduce((s, shot) => s + Math.round(shot.seconds * FPS), 0);
  const samples = noise(Math.round(total / FPS * RATE), 0.9, r, decibels(-62));
  for (const shot of SHOTS) {
    const n = Math.round(shot.seconds * FPS), start = Math.round(frames.length / FPS * RATE), length = Math.round(n / FPS * RATE);
    const heard = new Float32Array(length);
    if (shot.cat) {
      music(length, r, decibels(-30)).forEach((v, i) => { heard[i] = v * Math.min(1, (length - i) / (0.4 * RATE), i / 500); });
    } else {
      const said = recorded(path.join(voices, `${shot.says}.flac`));
      const at = Math.round(0.3 * RATE);
      if (at + said.length > length) throw new Error(`"${shot.says}" takes ${(said.length / RATE).toFixed(2)} s, too long for its shot`);
      heard.set(said, at);
    }
    heard.forEach((v, i) => { samples[start + i] += v; });
    frames.push(...(shot.cat ? catShot(shot, n) : talkingShot(shot, all, n, heard)));
  }
  for (let k = 0; k < 15; k++) frames[frames.length - 1 - k] = frames[frames.length - 1 - k].map((v) => v * k / 15);
  writeMp4(file, { W, H, frames, fps: FPS }, samples, { crf: 24, soundBits: '64k' });
  return {
    licence: 'Apache-2.0',
    attribution: 'Comicgen by Gramener (https://github.com/gramener/comicgen), drawings CC0, and Noto Emoji by Google Inc. (https://github.com/googlefonts/noto-emoji), Apache 2.0; voices from the Berlin Database of Emotional Speech (EmoDB, Burkhardt et al. 2005), CC0',
  };
}
