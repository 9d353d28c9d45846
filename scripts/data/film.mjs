// Frames and samples to a file, through the ffmpeg program.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { tool, wav } from './speech.mjs';

/**
 * Writes frames [RGB of W x H, both even] and samples (or null: no sound track) as H.264 and AAC in an mp4 whose index comes first.
 * One thread and bit-exact flags, so that the same ffmpeg gives the same bytes.
 */
export function writeMp4(file, { W, H, frames, fps }, samples, { crf = 26, soundBits = '40k' } = {}) {
  if (W % 2 || H % 2) throw new Error(`${file}: ${W} x ${H}; H.264 wants even sides`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  withWav(samples, (sound) => tool('ffmpeg', ['-v', 'error', '-y', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', `${W}x${H}`, '-r', String(fps), '-i', '-',
    ...(sound ? ['-i', sound] : []), '-c:v', 'libx264', '-preset', 'veryfast', '-crf', String(crf), '-pix_fmt', 'yuv420p', '-threads', '1',
    ...(sound ? ['-c:a', 'aac', '-b:a', soundBits] : []), '-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact', '-movflags', '+faststart', file],
  Buffer.concat(frames)));
}

/** Writes the first frame as a PNG file. */
export function writePng(file, { W, H, frames }) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  tool('ffmpeg', ['-v', 'error', '-y', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', `${W}x${H}`, '-i', '-', '-frames:v', '1', '-c:v', 'png', '-fflags', '+bitexact',
    '-flags:v', '+bitexact', '-update', '1', file], frames[0]);
}

/** Writes samples as .wav, or as AAC in .m4a. */
export function writeSound(file, samples, soundBits = '40k') {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  if (file.endsWith('.wav')) fs.writeFileSync(file, wav(samples));
  else withWav(samples, (sound) => tool('ffmpeg', ['-v', 'error', '-y', '-i', sound, '-c:a', 'aac', '-b:a', soundBits, '-fflags', '+bitexact', '-flags:a', '+bitexact', '-movflags', '+faststart', file]));
}

// ffmpeg takes the frames from its standard input, so the sound has to lie in a file
function withWav(samples, use) {
  if (!samples) return use(null);
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'affectj-sound-'));
  try {
    const sound = path.join(dir, 'sound.wav');
    fs.writeFileSync(sound, wav(samples));
    return use(sound);
  } finally {
    fs.rmSync(dir, { recursive: true });
  }
}
