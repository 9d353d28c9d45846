// Picture and sound of one clip of the audio-video set. How far a stream can be trusted can be seen and heard in the stream itself.
import { boxOf, figureOf, renderFrames } from './clip.mjs';
import { AS_IS, clamp, randomStyle } from './lib.mjs';
import { RATE, babble, decibels, music, noise, speak, spokenRms } from './speech.mjs';
import { ACCENTS, SENTENCES, VOICES, drawProsody } from './voices.mjs';

const SIZES = [[3, 128], [4, 144], [2, 160], [1, 176]];
const RATES = [[5, 10], [3, 12], [3, 15], [1, 25]];

/** Length and frame rate, drawn independently of everything else. */
export function timing(r) {
  const fps = r.weighted(RATES);
  const frames = Math.round(r.range(2, 4) * fps);
  return { fps, frames, samples: Math.round(frames / fps * RATE) };
}

// ---------------------------------------------------------------- picture
/** Vertical stretch of a talking face: bursts of three to six openings a second. Knows nothing of the sound. */
function talking(r, fps) {
  const speed = r.range(3, 6), deep = r.range(0.02, 0.07), phase = r.range(0, 6.28), pause = r.range(0.6, 1.6);
  return (f) => {
    const t = f / fps;
    return Math.sin(6.2832 * t / pause + phase) < -0.55 ? 1 : 1 + deep * Math.sin(6.2832 * speed * t);
  };
}

function blurred(rgb, W, H, radius) {
  const run = (from, n, lines, step, jump) => {
    const to = new Float32Array(from.length);
    for (let l = 0; l < lines; l++) for (let k = 0; k < 3; k++) {
      const at = (i) => from[l * jump + clamp(i, 0, n - 1) * step + k];
      let sum = 0;
      for (let i = -radius; i <= radius; i++) sum += at(i);
      for (let i = 0; i < n; i++) {
        to[l * jump + i * step + k] = sum / (2 * radius + 1);
        sum += at(i + radius + 1) - at(i - radius);
      }
    }
    return to;
  };
  let x = rgb;
  for (let pass = 0; pass < 2; pass++) x = run(run(x, W, H, 3, W * 3), H, W, W * 3, 3);
  return x;
}

/** What makes a picture hard to see: two or three of these. */
function weakening(r) {
  const ways = r.shuffle(['small', 'blurred', 'faint', 'covered', 'grainy', 'slight']).slice(0, r.int(2, 3));
  return {
    fill: ways.includes('small') ? r.range(0.26, 0.4) : r.range(0.5, 0.7),
    shift: ways.includes('small') ? [r.range(-0.25, 0.25), r.range(-0.25, 0.25)] : [0, 0],
    strength: ways.includes('slight') ? r.range(0.25, 0.5) : 1,
    blur: ways.includes('blurred') ? 1 : 0,
    contrast: ways.includes('faint') ? r.range(0.15, 0.35) : 1,
    cover: ways.includes('covered') ? { from: r.range(0.35, 0.5), tone: r.range(0, 255) } : null,
    grain: ways.includes('grainy') ? r.range(30, 60) : 0,
    wide: r.range(0.012, 0.024),
  };
}

function weakened({ W, H, frames, covers }, weak, r) {
  const grey = r.range(60, 200);
  const out = frames.map((frame, f) => {
    let x = Float32Array.from(frame);
    if (weak.cover) { // a plain board before a part of the figure, standing still
      if (f === 0) weak.cover.box = boxOf(covers[Math.floor(covers.length / 2)], W, H);
      const [x0, y0, x1, y1] = weak.cover.box;
      const top = Math.round(y0 + (y1 - y0) * weak.cover.from);
      for (let j = top; j <= y1; j++) for (let i = x0; i <= x1; i++) x.fill(weak.cover.tone, (j * W + i) * 3, (j * W + i) * 3 + 3);
    }
    if (weak.blur) x = blurred(x, W, H, Math.max(1, Math.round(weak.wide * Math.min(W, H))));
    for (let i = 0; i < x.length; i++) {
      const v = grey + (x[i] - grey) * weak.contrast + (weak.grain ? (r() + r() - 1) * weak.grain : 0);
      x[i] = clamp(v, 0, 255);
    }
    return Uint8Array.from(x, (v) => v + 0.5);
  });
  return { W, H, frames: out };
}

/** Frames of a clip of the plan, and the box of its figure; a plain dark or light picture without one where it shows nobody. */
export function picture(clip, { fps, frames }, r) {
  const size = r.weighted(SIZES);
  const height = r.chance(0.25) ? 2 * Math.round(size * r.range(0.75, 1) / 2) : size;
  if (!clip.drawing) {
    const tone = r.chance(0.7) ? 0 : r.int(0, 255);
    const plain = new Uint8Array(size * height * 3).fill(tone);
    return { W: size, H: height, frames: Array(frames).fill(plain), fps, figure: '' };
  }
  const style = clip.split === 'train' && r.chance(0.7) ? randomStyle(r) : AS_IS;
  const weak = clip.weak === 'picture' ? weakening(r) : null;
  // where the sound misleads, the picture is plain to see
  const plain = clip.condition === 'sound-misleads' ? { fill: r.range(0.82, 0.97) } : {};
  const made = renderFrames(clip.drawing, style, r, clip.id, {
    size, height, frames, onset: Math.floor(frames * r.range(0, 0.2)), fade: Math.round(fps * r.range(0.05, 0.3)), talk: talking(r, fps),
    ...plain, ...(weak ? { fill: weak.fill, shift: weak.shift, strength: weak.strength } : {}),
  });
  return { ...(weak ? weakened(made, weak, r) : made), fps, figure: figureOf(made.covers, made.W, made.H) };
}

// ---------------------------------------------------------------- sound
/** {samples, sentence} of a clip of the plan. */
export function sound(clip, { samples: length }, r) {
  const weak = clip.weak === 'sound';
  const prosody = drawProsody(clip.soundLabel, r, {
    clear: clip.condition === 'picture-misleads', // the sound is to be trusted here
    flat: weak ? r.range(0.3, 1) : 0,
  });
  if (weak) prosody.level -= r.range(9, 14);
  const accent = r.pick(ACCENTS);
  // the first sentence that fits: the length of a clip tells nothing about how fast one speaks in it
  let best = null;
  for (const sentence of r.shuffle(SENTENCES[clip.split])) {
    const said = speak(sentence, clip.voice, accent, prosody);
    if (said.length > 0.95 * length) continue;
    if (!best || said.length > best.said.length) best = { sentence, said };
    if (said.length > 0.5 * length) break;
  }
  if (!best) throw new Error(`${clip.split}/${clip.id}: no sentence fits into ${(length / RATE).toFixed(2)} s`);
  const { sentence, said } = best;
  const samples = noise(length, r.range(0.2, 0.9), r, decibels(r.range(-66, -52)));
  const at = r.int(0, length - said.length);
  said.forEach((v, i) => { samples[at + i] += v; });
  if (weak) {
    const { female, male } = VOICES[clip.split];
    const others = [...female, ...male].filter((v) => v !== clip.voice);
    const rms = spokenRms(said) / decibels(r.range(-3, 5));
    const bed = r.weighted([[2, () => noise(length, r.range(0, 1), r, rms)], [2, () => music(length, r, rms)], [3, () => babble(length, others, SENTENCES[clip.split], r, rms)]])();
    bed.forEach((v, i) => { samples[i] += v; });
  }
  return { samples, sentence };
}
