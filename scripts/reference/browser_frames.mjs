#!/usr/bin/env node
// What Chromium shows of pictures: every frame that its ImageDecoder (WebCodecs) hands out.
//
//   node scripts/reference/browser_frames.mjs FOLDER [OUT.txt]
//
// A line for each file of FOLDER, by name: the name, width x height, and for each frame its duration in hundredths of a second
// and the CRC-32 of its pixels on white (R, G, B, row by row). Where Chromium fails, the line ends in `error`. With --pixels the
// pixels themselves, as hex RRGGBBAA, stand in the place of the CRC. Wants Node 20 and `chromium` (Debian has it), or
// the command in the variable CHROMIUM.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const args = process.argv.slice(2).filter((a) => a !== '--pixels');
const pixels = process.argv.includes('--pixels');
const [folder, out] = args;
if (!folder) {
  console.error('usage: node browser_frames.mjs FOLDER [OUT.txt] [--pixels]');
  process.exit(2);
}
const names = readdirSync(folder).filter((n) => /\.(gif|png|jpe?g|webp)$/i.test(n)).sort();

/** Runs in the page. */
async function inBrowser(names, pixels) {
  const table = Uint32Array.from({ length: 256 }, (_, n) => {
    for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
    return n;
  });
  function crc(rgba) {
    let c = -1;
    for (let i = 0; i < rgba.length; i += 4) {
      const a = rgba[i + 3];
      for (let k = 0; k < 3; k++) {
        const v = Math.floor((rgba[i + k] * a + 255 * (255 - a) + 127) / 255);
        c = table[(c ^ v) & 255] ^ (c >>> 8);
      }
    }
    return (~c >>> 0).toString(16).padStart(8, '0');
  }
  async function frames(name) {
    const type = 'image/' + name.replace(/^.*\./, '').toLowerCase().replace('jpg', 'jpeg');
    const data = await (await fetch('/file/' + encodeURIComponent(name))).arrayBuffer();
    let text = '';
    let decoder;
    try {
      decoder = new ImageDecoder({ data, type, colorSpaceConversion: 'none', premultiplyAlpha: 'none' });
      await decoder.tracks.ready;
      await decoder.completed;
      const count = decoder.tracks.selectedTrack.frameCount;
      for (let frameIndex = 0; frameIndex < count; frameIndex++) {
        const { image } = await decoder.decode({ frameIndex, completeFramesOnly: true });
        const { width, height } = image.visibleRect;
        let rgba = new Uint8Array(width * height * 4);
        if (/^(RGB|BGR)/.test(image.format)) {
          await image.copyTo(rgba, { format: 'RGBA', colorSpace: 'srgb' });
        } else {
          // A still handed out as it is coded; a page shows what the decoder itself makes of it.
          const options = { colorSpaceConversion: 'none', premultiplyAlpha: 'none' };
          const shown = await createImageBitmap(new Blob([data], { type }), options);
          const canvas = new OffscreenCanvas(width, height).getContext('2d');
          canvas.drawImage(shown, 0, 0);
          rgba = canvas.getImageData(0, 0, width, height).data;
        }
        if (!text) text = `${width}x${height}`;
        const shown = pixels ? [...rgba].map((b) => b.toString(16).padStart(2, '0')).join('') : crc(rgba);
        text += ` ${Math.round((image.duration ?? 0) / 10000)}:${shown}`;
        image.close();
      }
    } catch (e) {
      text += (text ? ' ' : '') + (pixels ? `error (${e})` : 'error');
    }
    decoder?.close();
    return `${name} ${text}`;
  }
  let lines = [];
  for (const name of names) {
    lines.push(await frames(name));
  }
  await fetch('/done', { method: 'POST', body: lines.join('\n') + '\n' });
}

const home = mkdtempSync(join(tmpdir(), 'browser-frames-'));
let browser;
const server = createServer((request, response) => {
  if (request.url.startsWith('/file/')) {
    response.end(readFileSync(join(folder, decodeURIComponent(request.url.slice(6)))));
  } else if (request.url === '/done') {
    const parts = [];
    request.on('data', (part) => parts.push(part)).on('end', () => {
      response.end();
      const text = Buffer.concat(parts).toString();
      if (out) writeFileSync(out, text);
      else process.stdout.write(text);
      browser.kill();
    });
  } else {
    response.setHeader('Content-Type', 'text/html');
    response.end(`<script>(${inBrowser})(${JSON.stringify(names)}, ${pixels})</script>`);
  }
}).listen(0, '127.0.0.1', () => {
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${home}`, `http://127.0.0.1:${server.address().port}/`];
  browser = spawn(process.env.CHROMIUM ?? 'chromium', [...flags.slice(0, 4), '--remote-debugging-port=0', flags[4]], { stdio: 'ignore' });
  browser.on('exit', () => {
    server.close();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  });
});
