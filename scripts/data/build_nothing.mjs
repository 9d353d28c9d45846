// Builds the set in which there is nothing to see or hear: node build_nothing.mjs OUT [--photos FOLDER] [--seed TEXT] [--quick]
// Stills, GIFs, films and sounds without a face, figure, hand, heart or voice. Kinds that test are trained on and chosen by nowhere. FOLDER
// holds the photographs of photos.csv; without it, the kinds of photographs are left out. Wants ffmpeg.
import path from 'node:path';
import { packGif } from './clip.mjs';
import { buildSet, command } from './command.mjs';
import { writeMp4, writePng, writeSound } from './film.mjs';
import { checkGroups, rng, save, writeManifest } from './lib.mjs';
import { frame, pictureOf } from './nothingpictures.mjs';
import { plan } from './nothingplan.mjs';
import { soundOf } from './nothingsounds.mjs';
import { photographs } from './photos.mjs';
import { RATE } from './speech.mjs';

const COLUMNS = ['path', 'label', 'split', 'group', 'source', 'licence', 'attribution', 'picture', 'sound'];
const SOUND_ONLY = { source: 'affectj', licence: 'CC0-1.0', attribution: 'AffectJ, made by a script' };

/** Writes a clip and gives its row. */
function write(dir, clip, r, photos) {
  const { split, id, form, picture, sound } = clip;
  const row = (made, ending) => ({
    path: `${split}/${made.source}/${id}.${ending}`, label: 'nothing', split, group: picture || sound, source: made.source, licence: made.licence, attribution: made.attribution, picture, sound,
  });
  if (form === 'sound') {
    const entry = row(SOUND_ONLY, r.pick(['wav', 'm4a']));
    writeSound(path.join(dir, entry.path), soundOf(sound, Math.round(r.range(2, 4) * RATE), r));
    return entry;
  }
  const shape = frame(r, form);
  const made = pictureOf(clip, shape, r, photos);
  const entry = row(made, { still: 'png', gif: 'gif', film: 'mp4' }[form]);
  if (form === 'gif') {
    const mode = r.weighted([[40, 'full'], [34, 'partial'], [8, 'previous'], [10, 'local'], [made.covers ? 12 : 0, 'clear']]);
    save(dir, entry.path, packGif(made, r, { mode }));
  } else if (form === 'still') writePng(path.join(dir, entry.path), made);
  else writeMp4(path.join(dir, entry.path), { ...made, fps: shape.fps }, soundOf(sound, Math.round(shape.n / shape.fps * RATE), r));
  return entry;
}

command('build_nothing.mjs', ['OUT'], {
  photos: { type: 'string' }, seed: { type: 'string', default: 'affectj-nothing-1' }, quick: { type: 'boolean', default: false },
}, ([out], { photos: folder, seed, quick }) => {
  const began = Date.now();
  const photos = folder ? photographs(folder) : null;
  const rows = [];
  buildSet(out, (dir) => {
    for (const clip of plan(seed, quick, photos !== null)) rows.push(write(dir, clip, rng(`${seed}:${clip.split}:${clip.form}:${clip.id}`), photos));
    for (const column of ['group', 'picture', 'sound']) checkGroups(rows, column);
    writeManifest(dir, rows, COLUMNS);
  });
  const table = {};
  for (const r of rows) {
    const form = r.picture && r.sound ? 'film' : r.sound ? 'sound' : r.path.endsWith('.png') ? 'still' : 'gif';
    (table[r.split] ??= {})[form] = (table[r.split][form] || 0) + 1;
  }
  console.table(table);
  console.log(`${rows.length} clips in ${((Date.now() - began) / 1000).toFixed(0)} s${photos ? '' : '; no photographs, for want of --photos'}`);
});
