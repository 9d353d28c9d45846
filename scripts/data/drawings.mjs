// Every drawing with an emotion label, by split: {split, source, group, label, name, draw, neutral, licence, attribution}.
import fs from 'node:fs';
import path from 'node:path';
import { createAvatar } from '@dicebear/core';
import * as funEmoji from '@dicebear/fun-emoji';
import * as openPeeps from '@dicebear/open-peeps';
import * as toonHead from '@dicebear/toon-head';
import * as micah from '@dicebear/micah';
import {
  AS_IS, COMICGEN_ATTRIBUTION, COMICGEN_DIRS, COMICGEN_EXPRESSIONS, CORE, EMOJI, EXTRA, LABELS,
  comicgenFile, emojiDrawings, fromHsl, hex, inkBox, openSvg, rng, union,
} from './lib.mjs';

const EMOJI_SPLIT = { twemoji: 'train', noto: 'train', 'noto-v1': 'train', emojione: 'train', 'streamline-emojis': 'val', openmoji: 'test' };
const COMICGEN_SPLIT = {
  dee: 'train', deenuova: 'train', dey: 'train', deynuovo: 'train', ringo: 'train', ringonuovo: 'train', ethan: 'train', bean: 'train', ava: 'train',
  evan: 'train', aryan: 'train', aavatar: 'train', bill: 'test-b', sophie: 'test-b', priya: 'test-b',
};
const FAMILY = { deenuova: 'dee', deynuovo: 'dey', ringonuovo: 'ringo' };

function emojiNeutral(set, name) {
  if (name === 'cat-face') return null;
  const tries = /cat/.test(name) ? ['cat-face', 'cat'] : /heart$|^heart-|hearts$/.test(name) && !/face/.test(name) ? []
    : /thumbs|hands$|gesture|person/.test(name) ? [] : ['neutral-face', 'expressionless-face'];
  for (const t of tries) {
    const d = emojiDrawings(set, t);
    if (d.length && d[0].key !== name) return d[0];
  }
  return null;
}

function emojis(labels) {
  const list = [];
  for (const [set, split] of Object.entries(EMOJI_SPLIT)) for (const label of labels) {
    const seen = new Set();
    for (const name of [...CORE[label], ...(split === 'train' ? EXTRA[label] : [])]) for (const d of emojiDrawings(set, name)) {
      if (seen.has(d.key)) continue;
      seen.add(d.key);
      list.push({ split, source: set, label, name: d.key, ...EMOJI[set], kind: 'emoji', draw: () => d, neutral: emojiNeutral(set, name) ? () => emojiNeutral(set, name) : null });
    }
  }
  return list;
}

// faces that are drawn without a head get a plain one
function withHead(drawing, seed) {
  const [x, y, w, h] = drawing.box;
  const r = rng(`head:${seed}`);
  const padX = w * r.range(0.25, 0.45), top = h * r.range(0.35, 0.6), bottom = h * r.range(0.25, 0.4);
  const box = [x - padX, y - top, w + 2 * padX, h + top + bottom];
  const side = Math.max(box[2], box[3]);
  const skin = r.chance(0.4) ? [255, 255, 255] : fromHsl(r.range(15, 50), r.range(0.3, 0.95), r.range(0.55, 0.9));
  const round = r.chance(0.6);
  const line = r.range(0.008, 0.025) * side;
  const head = (style) => {
    const fill = hex(style.map(skin));
    const ink = hex(style.map([25, 25, 25]));
    const [bx, by, bw, bh] = box;
    const shape = round ? `<ellipse cx="${bx + bw / 2}" cy="${by + bh / 2}" rx="${bw / 2 - line}" ry="${bh / 2 - line}"`
      : `<rect x="${bx + line}" y="${by + line}" width="${bw - 2 * line}" height="${bh - 2 * line}" rx="${bw * 0.35}"`;
    return `${shape} fill="${fill}" stroke="${ink}" stroke-width="${line}"/>`;
  };
  return { ...drawing, box, head };
}

const inkCache = new Map();
function comicgenDrawing(file) {
  const d = { ...openSvg(fs.readFileSync(file, 'utf8')), thin: true };
  if (!inkCache.has(file)) inkCache.set(file, inkBox(d));
  return { ...d, box: inkCache.get(file) };
}

function comics(labels) {
  const list = [];
  for (const [character, split] of Object.entries(COMICGEN_SPLIT)) for (const dir of COMICGEN_DIRS) for (const label of labels) {
    for (const e of COMICGEN_EXPRESSIONS[label]) {
      const file = comicgenFile(character, dir, e);
      if (!file) continue;
      const still = comicgenFile(character, dir, 'neutral') || comicgenFile(character, dir, 'normal');
      const rest = still === file ? null : still;
      const bare = character === 'bean' || character === 'aavatar';
      const pair = (seed) => {
        const a = comicgenDrawing(file);
        const b = rest ? comicgenDrawing(rest) : null;
        const box = b ? union(a.box, b.box) : a.box;
        return [a, b].map((d) => d && (bare ? withHead({ ...d, box }, seed) : { ...d, box }));
      };
      const name = `${character}-${dir.replace('/emotion', '').replace('expression/', '').replace('emotion', 'face')}-${e}`;
      list.push({
        split, source: `comicgen-${character}`, group: `comicgen-${FAMILY[character] || character}`, label, name,
        licence: 'CC0-1.0', attribution: COMICGEN_ATTRIBUTION, kind: 'comic',
        draw: (seed) => pair(seed)[0], neutral: rest ? (seed) => pair(seed)[1] : null,
      });
    }
  }
  return list;
}

const face = (f) => ({ face: [f] });
const parts = (eyes, eyebrows, mouth) => ({ eyes: [eyes], eyebrows: [eyebrows], mouth: [mouth] });
const simple = (eyes, mouth) => ({ eyes: [eyes], mouth: [mouth] });
const DICEBEAR = {
  'open-peeps': {
    style: openPeeps, split: 'train', licence: 'CC0-1.0', attribution: 'Open Peeps by Pablo Stanley (https://www.openpeeps.com/), CC0 1.0, through DiceBear',
    neutral: ['blank', 'calm', 'solemn', 'serious'].map(face), seeds: 6, crop: [0.14, 0.05, 0.8],
    looks: {
      happiness: ['smile', 'smileBig', 'smileLOL', 'smileTeethGap', 'eatingHappy'].map(face), like: ['lovingGrin1', 'lovingGrin2'].map(face),
      surprise: ['awe'].map(face), sadness: ['concerned', 'tired'].map(face), anger: ['rage', 'veryAngry', 'angryWithFang'].map(face),
      disgust: ['contempt', 'suspicious'].map(face), fear: ['fear', 'concernedFear'].map(face),
    },
  },
  'fun-emoji': {
    style: funEmoji, split: 'train', licence: 'CC-BY-4.0', attribution: 'Fun Emoji Set by Davis Uche (https://www.figma.com/community/file/968125295144990435), CC BY 4.0, through DiceBear',
    neutral: [simple('plain', 'plain')], seeds: 5, crop: [0, 0, 1],
    looks: {
      happiness: [simple('closed', 'wideSmile'), simple('plain', 'smileTeeth'), simple('closed', 'smileLol'), simple('plain', 'lilSmile')],
      like: [simple('love', 'kissHeart'), simple('love', 'wideSmile'), simple('love', 'smileTeeth')], surprise: [simple('plain', 'shout')],
      sadness: [simple('crying', 'sad'), simple('tearDrop', 'sad'), simple('sad', 'sad')], anger: [simple('pissed', 'pissed'), simple('pissed', 'plain')],
      disgust: [simple('closed2', 'sick'), simple('sad', 'sick')], fear: [simple('sad', 'shout')],
    },
  },
  'toon-head': {
    style: toonHead, split: 'train', licence: 'CC-BY-4.0', attribution: 'ToonHead by Johan Melin (https://www.figma.com/community/file/1589627891082866389), CC BY 4.0, through DiceBear',
    neutral: [], seeds: 6, crop: [0.14, 0.07, 0.72],
    looks: {
      happiness: [parts('happy', 'happy', 'laugh'), parts('happy', 'raised', 'smile')], like: [], surprise: [parts('wide', 'raised', 'agape')],
      sadness: [parts('humble', 'sad', 'sad'), parts('bow', 'sad', 'sad')], anger: [parts('wide', 'angry', 'angry'), parts('bow', 'angry', 'angry')],
      disgust: [], fear: [parts('wide', 'sad', 'agape')],
    },
  },
  micah: {
    style: micah, split: 'test-b', licence: 'CC-BY-4.0', attribution: 'Avatar Illustration System by Micah Lanier (https://www.figma.com/community/file/829741575478342595), CC BY 4.0, through DiceBear',
    neutral: [], seeds: 8, crop: [0.1, 0, 0.84],
    looks: {
      happiness: [parts('smiling', 'up', 'laughing'), parts('eyes', 'up', 'smile')], like: [parts('smiling', 'up', 'pucker')],
      surprise: [parts('round', 'up', 'surprised')], sadness: [parts('eyes', 'up', 'sad')], anger: [parts('eyes', 'down', 'frown')], disgust: [],
      fear: [parts('round', 'up', 'nervous')],
    },
  },
};

function avatars(labels) {
  const list = [];
  for (const [name, set] of Object.entries(DICEBEAR)) {
    const make = (seed, look) => {
      const svg = createAvatar(set.style, {
        seed, size: 192, maskProbability: 0, accessoriesProbability: 0, glassesProbability: 0, facialHairProbability: 0, beardProbability: 15, ...look,
      }).toString();
      const d = openSvg(svg);
      const [x, y, w] = d.box;
      const [l, t, k] = set.crop;
      return { ...d, box: [x + l * w, y + t * w, k * w, k * w], thin: true };
    };
    for (const label of labels) (set.looks[label] || set.neutral).forEach((look, i) => {
      for (let s = 0; s < set.seeds; s++) {
        const seed = `affectj-${label}-${i}-${s}`;
        const rest = set.neutral.length > (label === 'neutral' ? 1 : 0) ? set.neutral[(i + s + (label === 'neutral' ? 1 : 0)) % set.neutral.length] : null;
        list.push({
          split: set.split, source: `dicebear-${name}`, group: `dicebear-${name}`, label, name: `${name}-${label}-${i}-${s}`, person: s,
          licence: set.licence, attribution: set.attribution, kind: 'avatar', draw: () => make(seed, look), neutral: rest ? () => make(seed, rest) : null,
        });
      }
    });
  }
  return list;
}

/** The drawings of these labels: the seven of the GIF set, or also `neutral`. */
export function allDrawings(labels = LABELS) {
  return [...emojis(labels), ...comics(labels), ...avatars(labels)];
}

export { AS_IS };
