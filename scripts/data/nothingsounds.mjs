// Sounds without a voice, by kind. Mono, 22,050 Hz, -1..1.
import { RATE, decibels, music, noise } from './speech.mjs';

const each = (length, f) => Float32Array.from({ length }, (_, i) => f(i / RATE, i));
const wave = (hz, t) => Math.sin(2 * Math.PI * hz * t);

const KINDS = {
  silence: (n) => new Float32Array(n),
  white: (n, r) => noise(n, r.range(0, 0.3), r, decibels(r.range(-45, -12))),
  hum: (n, r) => {
    const hz = r.pick([50, 60]), level = decibels(r.range(-40, -15)), parts = [1, 2, 3, 4, 6].map((k) => [k, r.range(0, 1) / k]);
    return each(n, (t) => level * parts.reduce((s, [k, a]) => s + a * wave(k * hz, t), 0));
  },
  plucked: (n, r) => music(n, r, decibels(r.range(-32, -16))),
  sweep: (n, r) => {
    const from = r.range(60, 1500), to = r.range(60, 6000), level = decibels(r.range(-30, -10)), rate = Math.log(to / from) / (n / RATE);
    return each(n, (t) => level * Math.sin(2 * Math.PI * from * (rate ? (Math.exp(rate * t) - 1) / rate : t)));
  },
  pulse: (n, r) => {
    const hz = r.range(60, 400), beat = r.range(0.2, 1), share = r.range(0.2, 0.6), level = decibels(r.range(-32, -14));
    return each(n, (t) => (t % beat < share * beat ? level * Math.sign(wave(hz, t)) : 0));
  },
  tone: (n, r) => {
    const hz = r.weighted([[3, 1000], [1, 440], [1, 400], [1, r.range(200, 3000)]]), level = decibels(r.range(-30, -9));
    return each(n, (t) => level * wave(hz, t));
  },
  rumble: (n, r) => {
    const hz = r.range(0.1, 0.6), phase = r.range(0, 6.28), deep = r.range(0, 0.9);
    return noise(n, 1, r, decibels(r.range(-34, -14))).map((v, i) => v * (1 - deep * (0.5 + 0.5 * Math.sin(2 * Math.PI * hz * i / RATE + phase))));
  },
  chords: (n, r) => {
    const root = 110 * 2 ** (r.int(0, 11) / 12), every = r.range(0.8, 1.6), level = decibels(r.range(-30, -16)) / 3;
    const steps = Array.from({ length: 8 }, () => [r.pick([0, 5, 7, 9, 2]), r.pick([3, 4])]);
    return each(n, (t) => {
      const [up, third] = steps[Math.floor(t / every) % 8], within = t % every;
      const swell = Math.min(1, within / 0.15, (every - within) / 0.15);
      return level * swell * [0, third, 7, 12].reduce((s, k) => s + wave(root * 2 ** ((up + k) / 12), t), 0);
    });
  },
  clicks: (n, r) => {
    const x = new Float32Array(n), even = r.chance(0.5), gap = r.range(0.15, 0.8), level = decibels(r.range(-18, -6));
    for (let t = r.range(0, gap); t < n / RATE; t += even ? gap : gap * r.range(0.1, 1.9)) {
      const hz = r.range(800, 4000);
      for (let i = 0; i < 0.02 * RATE && Math.floor(t * RATE) + i < n; i++) x[Math.floor(t * RATE) + i] += level * Math.exp(-i / 90) * wave(hz, i / RATE);
    }
    return x;
  },
  hush: (n, r) => noise(n, r.range(0.2, 0.9), r, decibels(r.range(-70, -52))),
};

/** Samples of a kind. */
export const soundOf = (kind, length, r) => KINDS[kind](length, r);
