// Lottie animations by code point: found in a folder or archive, measured, and drawn by rlottie through Python.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { BadInput } from './command.mjs';

const FOLDER = 'noto-anim-lottie.json';
const RENDER = fileURLToPath(new URL('render_lottie.py', import.meta.url));

/** Calls `use` with the animations of a folder, or of an archive, which is unpacked as long as that takes. */
export function withAnimations(source, use) {
  if (!fs.existsSync(source)) throw new BadInput(`There is no file or folder ${source}.`);
  if (fs.statSync(source).isDirectory()) return use(animations(source, source));
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'affectj-lottie-'));
  try {
    const done = spawnSync('tar', ['-xf', path.resolve(source), '-C', dir]);
    if (done.error) throw new BadInput(`tar, which unpacks ${source}, can't be run: ${done.error.message}.`);
    if (done.status !== 0) throw new BadInput(`${source} can't be unpacked: it is cut off, or no archive that tar knows.`);
    return use(animations(dir, source));
  } finally {
    fs.rmSync(dir, { recursive: true, force: true });
  }
}

/** Files by code point, as 1f600 and 1f44d_1f3fb; the variation selector fe0f, which some names have, is left out. */
function animations(dir, source) {
  const inside = path.join(dir, FOLDER);
  const folder = fs.existsSync(inside) ? inside : dir;
  const files = fs.readdirSync(folder).filter((f) => /^[0-9a-f]{4,5}(_[0-9a-f]{4,5})*\.json$/.test(f)).sort();
  if (!files.length) throw new BadInput(`${source} holds no folder ${FOLDER} with animations by code point, such as 1f600.json.`);
  return new Map(files.map((f) => [f.slice(0, -'.json'.length).replaceAll('_fe0f', ''), path.join(folder, f)]));
}

/**
 * {file, rate, count, seconds} of an animation: from its first frame to the last that shows something. One of Noto's is empty from its
 * second half on, as rlottie draws it.
 */
export function measure(python, file) {
  const { rate, count } = header(file);
  const shown = render(python, file, 16, Array.from({ length: count }, (_, f) => f)).map(({ data }) => data.some((v) => v > 0)).lastIndexOf(true) + 1;
  if (shown < 2) throw new BadInput(`${path.basename(file)} shows nothing, as rlottie draws it.`);
  return { file, rate, count: shown, seconds: shown / rate };
}

/** {rate, count} as an animation says. Its last frame is the one before `op`. */
export function header(file) {
  let a;
  try {
    a = JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    throw new BadInput(`${path.basename(file)} is cut off, or no json.`);
  }
  const lacking = ['fr', 'ip', 'op'].find((key) => !Number.isFinite(a?.[key]));
  if (lacking) throw new BadInput(`${path.basename(file)} is no Lottie animation: it lacks the number '${lacking}'.`);
  const count = Math.round(a.op - a.ip);
  if (count < 2 || a.fr <= 0) throw new BadInput(`${path.basename(file)} is no Lottie animation that moves: frames ${a.ip} to ${a.op}, ${a.fr} a second.`);
  return { rate: a.fr, count };
}

/** Frames of an animation as sprites of premultiplied RGBA. */
export function render(python, file, side, frames) {
  const wanted = [...new Set(frames)];
  const done = spawnSync(python, [RENDER, file, String(side), ...wanted.map(String)], { maxBuffer: 1 << 29 });
  if (done.error) throw new BadInput(`${python} can't be run: ${done.error.message}.`);
  const bytes = side * side * 4;
  if (done.status !== 0 || done.stdout.length !== bytes * wanted.length) {
    throw new BadInput(`${path.basename(file)} was not drawn: ${String(done.stderr).trim().split('\n').pop() || `${python} gave ${done.stdout.length} bytes`}`);
  }
  const sprites = new Map(wanted.map((f, i) => [f, sprite(done.stdout.subarray(i * bytes, (i + 1) * bytes), side)]));
  return frames.map((f) => sprites.get(f));
}

function sprite(bgra, side) {
  const data = Uint8Array.from(bgra);
  for (let i = 0; i < data.length; i += 4) [data[i], data[i + 2]] = [data[i + 2], data[i]];
  return { width: side, height: side, data };
}
