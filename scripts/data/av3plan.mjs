// Which clips the audio-video set has: split, class, condition, drawing, voice. Nothing is drawn or spoken here.
import { allDrawings } from './drawings.mjs';
import { LABELS, rng } from './lib.mjs';
import { VOICES } from './voices.mjs';

export const CLASSES = ['negative', 'neutral', 'positive'];
export const CONDITIONS = ['congruent', 'picture-misleads', 'sound-misleads', 'no-sound', 'no-picture'];
export const COLUMNS = ['path', 'label', 'split', 'group', 'gender', 'voice', 'sentence', 'character', 'condition', 'licence', 'attribution', 'source', 'figure'];

/** No value of these columns is in two splits. */
export const HELD_OUT = ['group', 'voice', 'sentence', 'character'];

const SPLITS = {
  train: { clips: 360, share: { emoji: 0.62, comic: 0.2, avatar: 0.18 } },
  val: { clips: 90, share: { emoji: 1 } },
  test: { clips: 120, share: { emoji: 0.6, comic: 0.3, avatar: 0.1 } },
};
// what is not in the list (44 %) is congruent
const SHARE = { 'picture-misleads': 0.2, 'sound-misleads': 0.2, 'no-sound': 0.08, 'no-picture': 0.08 };
// So many congruent clips have one weak stream that says the right thing. With it a weak stream is right in one of four cases, near chance:
// weak means "not to be trusted" and not "surely wrong", which would be a message, too.
const WEAK_BUT_RIGHT = 0.3;

const CLASS_OF = { happiness: 'positive', like: 'positive', sadness: 'negative', anger: 'negative', disgust: 'negative', fear: 'negative', neutral: 'neutral' };
// hearts and hands do not talk
const NO_FACE = /^(?!.*face).*(hearts?(-\w+)*|hands|thumbs-up(-\d)?|gesture)(-\d)?$/;
const WITH_FACE = /cat|person|kissing/;

/** Drawings of faces as {..., split, emotion, label, character}; what the GIF set tests on is tested on here, too. */
export function speakers() {
  return allDrawings([...LABELS, 'neutral']).filter((d) => d.label !== 'surprise' && (!NO_FACE.test(d.name) || WITH_FACE.test(d.name) || d.kind !== 'emoji')).map((d) => ({
    ...d, split: d.split === 'test-b' ? 'test' : d.split, emotion: d.label, label: CLASS_OF[d.label],
    character: d.kind === 'avatar' ? d.name : d.group, // every avatar is another person
  }));
}

/** Deals out a list's items evenly in random order: no item twice before all had their turn. */
function dealer(list, r) {
  let rest = [];
  return () => {
    if (!rest.length) rest = r.shuffle(list);
    return rest.pop();
  };
}

/** The clips as {id, split, label, condition, drawing, voice, gender, pictureLabel, soundLabel, weak}. */
export function plan(seed, quick) {
  const all = speakers();
  const clips = [];
  for (const [split, { clips: total, share }] of Object.entries(SPLITS)) {
    const r = rng(`${seed}:plan:${split}`);
    const pick = {};
    for (const label of CLASSES) for (const kind in share) {
      const list = all.filter((d) => d.split === split && d.label === label && d.kind === kind);
      // first the emotion, then its drawing, so that a class is not mostly its best drawn emotion
      const emotions = dealer([...new Set(list.map((d) => d.emotion))], r);
      const of = Object.fromEntries([...new Set(list.map((d) => d.emotion))].map((e) => [e, dealer(list.filter((d) => d.emotion === e), r)]));
      pick[`${label}:${kind}`] = list.length ? () => of[emotions()]() : null;
    }
    const draw = (label) => {
      for (;;) {
        const deal = pick[`${label}:${r.weighted(Object.entries(share).map(([k, w]) => [w, k]))}`];
        if (deal) return deal();
      }
    };
    const voice = { female: dealer(VOICES[split].female, r), male: dealer(VOICES[split].male, r) };
    const n = quick ? 10 : total / CLASSES.length;
    for (const label of CLASSES) {
      const conditions = Object.entries(SHARE).flatMap(([c, s]) => Array(Math.round(n * s)).fill(c));
      while (conditions.length < n) conditions.push('congruent');
      const others = dealer(CLASSES.filter((c) => c !== label), r);
      r.shuffle(conditions).forEach((condition, i) => {
        const gender = r.chance(0.5) ? 'female' : 'male';
        const pictureLabel = condition === 'picture-misleads' ? others() : label;
        const weak = condition === 'picture-misleads' ? 'picture' : condition === 'sound-misleads' ? 'sound'
          : condition === 'congruent' && r.chance(WEAK_BUT_RIGHT) ? r.pick(['picture', 'sound']) : null;
        clips.push({
          id: `${label}-${String(i).padStart(3, '0')}`, split, label, condition, weak, pictureLabel,
          soundLabel: condition === 'sound-misleads' ? others() : label, drawing: condition === 'no-picture' ? null : draw(pictureLabel),
          gender: condition === 'no-sound' ? '' : gender, voice: condition === 'no-sound' ? '' : voice[gender](),
        });
      });
    }
  }
  return clips;
}
