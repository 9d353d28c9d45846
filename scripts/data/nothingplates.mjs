// Text, landscapes and charts as SVG: [svg, fonts]. A page is 300 x 300.
import { createRequire } from 'node:module';
import path from 'node:path';
import { fromHsl, hex } from './lib.mjs';

const FONTS = path.join(path.dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');
const font = (name) => path.join(FONTS, `${name}.ttf`);

const WORDS = `table window paper river stone morning station garden letter engine number winter signal market bridge forest corner island kitchen
  pocket ladder copper harbour meadow timber village compass lantern orchard pencil quarter railway saddle tunnel valley wagon yard zinc`.trim().split(/\s+/);
const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789';

const svg = (body, ink) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 300"><rect width="300" height="300" fill="${ink}"/>${body}</svg>`;
const colour = (r, lo, hi) => hex(fromHsl(r.range(0, 360), r.range(0, 0.9), r.range(lo, hi)));
const line = (r, count) => Array.from({ length: count }, () => r.pick(WORDS)).join(' ');

/** Printed words: paragraphs, a heading, or one word in large letters. */
export function page(r) {
  const dark = r.chance(0.3), ink = dark ? colour(r, 0.75, 1) : colour(r, 0, 0.35), paper = dark ? colour(r, 0, 0.3) : colour(r, 0.8, 1);
  const large = r.chance(0.35), size = large ? r.range(40, 70) : r.range(11, 22), family = r.pick(['DejaVu Sans', 'DejaVu Serif']);
  let body = '';
  for (let y = size + 8; y < 300; y += size * 1.4) body += `<text x="${r.range(4, 14).toFixed(1)}" y="${y.toFixed(1)}" font-size="${size.toFixed(1)}" font-family="${family}" fill="${ink}">${line(r, large ? 2 : 8)}</text>`;
  return [svg(body, paper), [font('DejaVuSans'), font('DejaVuSerif')]];
}

/** Centred light letters and digits on a dark ground, or a listing in letters of one width. */
export function credits(r) {
  const code = r.chance(0.4), ink = colour(r, 0.75, 1), size = r.range(12, 24);
  let body = '';
  for (let y = size; y < 300; y += size * r.pick([1.3, 1.3, 2.2])) {
    const text = Array.from({ length: r.int(8, 24) }, () => (r.chance(0.15) ? ' ' : r.pick([...LETTERS]))).join('');
    body += `<text x="${code ? 6 : 150}" y="${y.toFixed(1)}" font-size="${size.toFixed(1)}" font-family="DejaVu Sans Mono" text-anchor="${code ? 'start' : 'middle'}" fill="${ink}">${text}</text>`;
  }
  return [svg(body, colour(r, 0, 0.12)), [font('DejaVuSansMono')]];
}

/** Sky, hills behind each other, perhaps sea, sun, trees and houses. */
export function landscape(r) {
  const hour = r.pick([[210, 0.6, 0.75], [210, 0.5, 0.85], [25, 0.8, 0.65], [240, 0.5, 0.2], [300, 0.4, 0.6]]);
  const [hue, sat, light] = hour;
  const top = hex(fromHsl(hue, sat, light * 0.8)), low = hex(fromHsl(hue + r.range(-30, 30), sat * 0.6, Math.min(0.95, light + 0.15)));
  const horizon = r.range(120, 190);
  let body = `<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${top}"/><stop offset="1" stop-color="${low}"/></linearGradient></defs>`
    + '<rect width="300" height="300" fill="url(#sky)"/>';
  if (r.chance(0.5)) body += `<circle cx="${r.range(40, 260)}" cy="${r.range(30, horizon - 20)}" r="${r.range(8, 26)}" fill="${r.chance(0.6) ? '#ffe9a0' : '#ffffff'}"/>`;
  const layers = r.int(2, 4), ground = r.pick([100, 120, 45, 30, 200]);
  for (let k = 0; k < layers; k++) {
    const base = horizon + k * (300 - horizon) / layers, waves = [r.range(0.01, 0.04), r.range(0.03, 0.09)], p = r.range(0, 6), steep = r.range(4, 30);
    let d = 'M0 300';
    for (let x = 0; x <= 300; x += 6) d += `L${x} ${(base + steep * Math.sin(waves[0] * x + p) + steep / 3 * Math.sin(waves[1] * x)).toFixed(1)}`;
    body += `<path d="${d}L300 300Z" fill="${hex(fromHsl(ground + r.range(-15, 15), 0.4, (0.55 - 0.12 * k) * Math.min(1, light + 0.2)))}"/>`;
  }
  if (r.chance(0.4)) body += `<rect y="${r.range(230, 260)}" width="300" height="80" fill="${hex(fromHsl(205, 0.6, 0.45 * light + 0.1))}"/>`;
  for (let i = r.int(0, 14); i > 0; i--) {
    const x = r.range(0, 300), y = r.range(horizon + 20, 290), s = r.range(6, 22);
    body += r.chance(0.75) ? `<path d="M${x} ${y}l${-s / 2} 0l${s / 2} ${-1.8 * s}l${s / 2} ${1.8 * s}Z" fill="${hex(fromHsl(r.range(90, 150), 0.45, 0.25))}"/>`
      : `<path d="M${x} ${y}v${-s}l${s * 0.7} ${-s * 0.6}l${s * 0.7} ${s * 0.6}v${s}Z" fill="${hex(fromHsl(r.range(0, 40), 0.5, 0.5))}"/>`;
  }
  return [svg(body, '#000000'), []];
}

/** Curves, columns or a waveform over axes. */
export function chart(r) {
  const dark = r.chance(0.3), paper = dark ? '#15181d' : '#ffffff', ink = dark ? '#dddddd' : '#222222', kind = r.pick(['curves', 'columns', 'wave']);
  let body = '';
  for (let k = 1; k < 6; k++) body += `<path d="M30 ${270 - k * 45}H290" stroke="${ink}" stroke-opacity="0.25"/>`;
  if (kind === 'columns') {
    const n = r.int(4, 14), fill = colour(r, 0.35, 0.65);
    for (let i = 0; i < n; i++) { const h = r.range(10, 230); body += `<rect x="${36 + i * 250 / n}" y="${270 - h}" width="${170 / n}" height="${h}" fill="${fill}"/>`; }
  } else for (let k = kind === 'wave' ? 1 : r.int(1, 4); k > 0; k--) {
    let y = r.range(80, 220), d = '';
    for (let x = 30; x <= 290; x += kind === 'wave' ? 1.5 : 6) {
      y = kind === 'wave' ? 150 + r.range(-1, 1) * 100 * Math.abs(Math.sin(x / 40)) : Math.min(265, Math.max(30, y + r.range(-22, 22)));
      d += `${d ? 'L' : 'M'}${x} ${y.toFixed(1)}`;
    }
    body += `<path d="${d}" fill="none" stroke="${colour(r, 0.35, 0.6)}" stroke-width="${r.range(1, 3).toFixed(1)}"/>`;
  }
  body += `<path d="M30 20V270H290" fill="none" stroke="${ink}" stroke-width="1.5"/>`;
  for (let k = 0; k < 6; k++) body += `<text x="6" y="${274 - k * 45}" font-size="10" font-family="DejaVu Sans" fill="${ink}">${k * 20}</text>`;
  return [svg(body, paper), [font('DejaVuSans')]];
}
