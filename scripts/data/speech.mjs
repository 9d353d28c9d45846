// Speech with prosody from espeak-ng, and what can be laid over it: noise, murmuring voices, music. Mono, 22,050 Hz, -1..1.
import { spawnSync } from 'node:child_process';
import { clamp } from './lib.mjs';

export const RATE = 22050;

// One percent of SSML pitch moves espeak-ng 1.51 by about this many semitones (measured on the voices of voices.mjs).
const SEMITONES_A_PERCENT = 0.085;
const DEFAULT_WORDS_A_MINUTE = 165;
// Loudness of the spoken parts at level 0, so that voices of unlike loudness start from the same place.
const SPOKEN_RMS = 0.063;

/** Runs a program; a missing one or a failing one ends the build with its own words. */
export function tool(name, args, input) {
  const done = spawnSync(name, args, { input, maxBuffer: 1 << 28 });
  if (done.error?.code === 'ENOENT') throw new Error(`${name} is missing: apt-get install ${name}`);
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`${name} ${args.join(' ')} ended with ${done.status}: ${String(done.stderr).trim().split('\n').slice(-3).join(' | ')}`);
  return done.stdout;
}

/** Samples of a 16-bit mono WAV as espeak-ng streams it (the lengths in its header are not filled in). */
export function readWav(bytes) {
  const at = bytes.indexOf('data');
  if (at < 0 || bytes.readUInt32LE(24) !== RATE || bytes.readUInt16LE(22) !== 1) throw new Error(`not a mono WAV of ${RATE} Hz`);
  const n = (bytes.length - at - 8) >> 1;
  return Float32Array.from({ length: n }, (_, i) => bytes.readInt16LE(at + 8 + 2 * i) / 32768);
}

/** A 16-bit mono WAV; what is louder than full scale is bent, not cut. */
export function wav(samples) {
  const out = Buffer.alloc(44 + 2 * samples.length);
  out.write('RIFF', 0);
  out.writeUInt32LE(36 + 2 * samples.length, 4);
  out.write('WAVEfmt ', 8);
  out.writeUInt32LE(16, 16);
  out.writeUInt16LE(1, 20);
  out.writeUInt16LE(1, 22);
  out.writeUInt32LE(RATE, 24);
  out.writeUInt32LE(2 * RATE, 28);
  out.writeUInt16LE(2, 32);
  out.writeUInt16LE(16, 34);
  out.write('data', 36);
  out.writeUInt32LE(2 * samples.length, 40);
  samples.forEach((v, i) => {
    const soft = Math.abs(v) < 0.7 ? v : Math.sign(v) * (0.7 + 0.29 * Math.tanh((Math.abs(v) - 0.7) / 0.29));
    out.writeInt16LE(Math.round(clamp(soft, -1, 1) * 32767), 44 + 2 * i);
  });
  return out;
}

/** A recording, 2 dB louder than spoken voices are at level 0. */
export function recorded(file) {
  const x = readWav(tool('ffmpeg', ['-v', 'error', '-nostdin', '-i', file, '-bitexact', '-f', 'wav', '-ac', '1', '-ar', String(RATE), '-']));
  const gain = 1.3 * SPOKEN_RMS / spokenRms(x);
  return x.map((v) => v * gain);
}

export const decibels = (db) => 10 ** (db / 20);

/** Root mean square of the parts that are not silent. */
export function spokenRms(x) {
  const n = Math.round(RATE * 0.02);
  let sum = 0, count = 0;
  for (let i = 0; i + n <= x.length; i += n) {
    let e = 0;
    for (let k = i; k < i + n; k++) e += x[k] * x[k];
    if (e / n > 1e-4) { sum += e; count += n; }
  }
  return count ? Math.sqrt(sum / count) : 0;
}

function ssml(sentence, { pitch, range, slope, bounce }) {
  const words = sentence.split(' ');
  const parts = [];
  for (let i = 0; i < words.length; i += 2) parts.push(words.slice(i, i + 2).join(' '));
  const marked = parts.map((text, i) => {
    const t = parts.length > 1 ? i / (parts.length - 1) - 0.5 : 0;
    const semitones = pitch + slope * t + bounce * (i % 2 ? -0.5 : 0.5);
    const percent = Math.round(clamp(semitones / SEMITONES_A_PERCENT, -90, 140));
    return `<prosody pitch="${percent >= 0 ? '+' : ''}${percent}%" range="${Math.round(clamp(range, 5, 300))}%">${text}</prosody>`;
  });
  return `<speak>${marked.join(' ')}</speak>`;
}

/** First-order tilt of the spectrum: above 1 kHz by so many dB, roughly. */
function tilted(x, db) {
  const a = Math.exp(-2 * Math.PI * 1000 / RATE), gain = decibels(db);
  let low = 0;
  return x.map((v) => {
    low = a * low + (1 - a) * v;
    return low + (v - low) * gain;
  });
}

/**
 * A sentence, without the silence around it. Prosody: pitch in semitones from the voice's own, range in percent of the usual,
 * rate as a factor, slope in semitones from beginning to end, bounce in semitones between neighbouring pairs of words, level in dB,
 * tilt in dB, rough (0..1: driven into distortion), tremble (0..1: wavering loudness at 7 Hz).
 */
export function speak(sentence, voice, accent, prosody) {
  const speed = Math.round(clamp(DEFAULT_WORDS_A_MINUTE * prosody.rate, 90, 300));
  let x = readWav(tool('espeak-ng', ['-m', '-v', `${accent}+${voice}`, '-s', String(speed), '-z', '--stdout', ssml(sentence, prosody)]));
  let from = 0, to = x.length;
  while (from < to && Math.abs(x[from]) < 0.01) from++;
  while (to > from && Math.abs(x[to - 1]) < 0.01) to--;
  if (to - from < RATE / 4) throw new Error(`espeak-ng said nothing: ${accent}+${voice}: ${sentence}`);
  x = tilted(x.slice(from, to), prosody.tilt);
  const gain = SPOKEN_RMS / spokenRms(x);
  x = x.map((v) => v * gain);
  if (prosody.rough > 0) {
    const drive = 1 + 9 * prosody.rough;
    const bent = x.map((v) => Math.tanh(v * drive * 4));
    const back = SPOKEN_RMS / spokenRms(bent);
    x = x.map((v, i) => v + (bent[i] * back - v) * Math.min(1, 2 * prosody.rough));
  }
  const loud = decibels(prosody.level);
  return x.map((v, i) => v * loud * (1 + 0.6 * prosody.tremble * Math.sin(2 * Math.PI * 7 * i / RATE)));
}

// ---------------------------------------------------------------- beds
function scaled(x, rms) {
  let e = 0;
  for (const v of x) e += v * v;
  const k = rms / Math.max(1e-9, Math.sqrt(e / x.length));
  return x.map((v) => v * k);
}

/** Noise between white (0) and brown (1). */
export function noise(length, colour, r, rms) {
  let low = 0;
  const x = new Float32Array(length);
  for (let i = 0; i < length; i++) {
    const w = 2 * r() - 1;
    low = 0.985 * low + 0.12 * w;
    x[i] = w * (1 - colour) * 0.4 + low * colour;
  }
  return scaled(x, rms);
}

/** Plucked notes of a pentatonic scale over a held fifth. */
export function music(length, r, rms) {
  const x = new Float32Array(length);
  const root = 110 * 2 ** (r.int(0, 11) / 12), beat = Math.round(RATE * r.range(0.18, 0.4)), scale = [0, 2, 4, 7, 9, 12, 14];
  const tone = (from, hz, fade, amount) => {
    for (let i = from; i < Math.min(length, from + 4 * fade); i++) {
      const t = (i - from) / RATE;
      x[i] += amount * Math.exp(-(i - from) / fade) * (Math.sin(6.2832 * hz * t) + 0.4 * Math.sin(12.5664 * hz * t) + 0.2 * Math.sin(18.85 * hz * t));
    }
  };
  for (let i = 0; i < length; i += beat) tone(i, root * 2 ** (1 + r.pick(scale) / 12), RATE * 0.25, 1);
  for (const k of [1, 1.5]) tone(0, root * k, RATE * 4, 0.5);
  return scaled(x, rms);
}

/** Several voices at once, not to be understood. */
export function babble(length, voices, sentences, r, rms) {
  const x = new Float32Array(length);
  for (let k = 0; k < 5; k++) {
    const even = { pitch: r.range(-2, 2), range: 60, rate: r.range(0.9, 1.15), slope: 0, bounce: 0, level: 0, tilt: -4, rough: 0, tremble: 0 };
    const said = speak(r.pick(sentences), r.pick(voices), 'en-us', even);
    const at = r.int(0, said.length - 1);
    for (let i = 0; i < length; i++) x[i] += said[(i + at) % said.length];
  }
  return scaled(x, rms);
}
