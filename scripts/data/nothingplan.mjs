// The plan of the set that shows and sounds nothing of a feeling: kinds, their split, and how many clips of each.
import { emojiDrawings, rng } from './lib.mjs';

const words = (s) => s.trim().split(/\s+/);

/** Kinds of picture, by split. Kinds of `test` are trained on and chosen by nowhere. */
export const PICTURES = {
  train: ['colour', 'gradient', 'static', 'stripes', 'checker', 'shapes', 'words', 'objects', 'food', 'photo-surfaces', 'photo-things'],
  val: ['rings', 'mosaic', 'vehicles', 'photo-space'],
  test: ['bars', 'black', 'clouds', 'plasma', 'landscape', 'scenery', 'plants', 'traces', 'credits', 'chart', 'photo-plants', 'photo-landscapes'],
};

/** Kinds of sound, by split. */
export const SOUNDS = {
  train: ['silence', 'white', 'hum', 'plucked'],
  val: ['sweep', 'pulse'],
  test: ['tone', 'rumble', 'chords', 'clicks', 'hush'],
};

/** Emoji without a face, by kind: CLDR names. */
export const EMOJI_KINDS = {
  objects: words(`abacus alarm-clock battery bell bed books briefcase broom bucket calendar candle chair closed-book coin couch-and-lamp crayon door drum
    envelope floppy-disk gear guitar hammer key ladder laptop light-bulb lipstick locked magnet memo microscope necktie package paperclip pushpin scissors
    soap socks telephone television toolbox umbrella violin wrench soccer-ball basketball trophy balloon kite`),
  food: words(`red-apple banana grapes strawberry cherries pineapple kiwi-fruit tomato avocado carrot ear-of-corn bread croissant pretzel cheese-wedge hamburger
    pizza hot-dog sandwich taco burrito egg cooking pot-of-food popcorn rice-ball spaghetti sushi doughnut cookie birthday-cake chocolate-bar
    candy lollipop honey-pot beer-mug wine-glass lemon watermelon pear peach broccoli mushroom chestnut`),
  vehicles: words(`automobile taxi bus trolleybus racing-car ambulance fire-engine delivery-truck tractor bicycle motorcycle kick-scooter locomotive airplane
    helicopter rocket sailboat ship motor-boat canoe`),
  scenery: words(`mountain snow-capped-mountain volcano mount-fuji camping beach-with-umbrella desert desert-island national-park sunrise sunrise-over-mountains
    cityscape cityscape-at-dusk night-with-stars sunset bridge-at-night milky-way house house-with-garden houses castle church factory rainbow tent
    stadium fireworks classical-building foggy`),
  plants: words(`seedling evergreen-tree deciduous-tree palm-tree cactus sheaf-of-rice herb shamrock four-leaf-clover maple-leaf fallen-leaf leaf-fluttering-in-wind
    cherry-blossom rose hibiscus tulip blossom bouquet potted-plant white-flower lotus wilted-flower hyacinth`),
  traces: words('paw-prints spiral-shell spider-web feather coral nest-with-eggs empty-nest footprints bone oyster wing'),
};

/** Designers by split: the ones that train are those of the GIF set. */
const DESIGNERS = { train: ['twemoji', 'noto', 'noto-v1', 'emojione'], val: ['streamline-emojis'], test: ['openmoji', 'twemoji', 'noto', 'emojione'] };

/** {set, drawing} of a kind of emoji. */
export function emojiOf(kind, split) {
  return DESIGNERS[split].flatMap((set) => EMOJI_KINDS[kind].flatMap((name) => emojiDrawings(set, name).slice(0, 1).map((drawing) => ({ set, drawing }))));
}

/** Clips of a kind; of a film, the pictures' kind is counted. */
const COUNTS = { train: { picture: 24, sound: 12, film: 4 }, val: { picture: 12, sound: 8, film: 3 }, test: { picture: 16, sound: 10, film: 4 } };

/** {split, id, picture, sound, form}: a row a clip; picture or sound is '' where there is none. Form: still, gif, film, sound. */
export function plan(seed, quick, withPhotos) {
  const clips = [];
  for (const split of Object.keys(PICTURES)) {
    const usual = quick ? { picture: 2, sound: 1, film: 1 } : COUNTS[split];
    const r = rng(`${seed}:plan:${split}`);
    const number = (i) => String(i).padStart(2, '0');
    for (const picture of PICTURES[split]) {
      if (picture.startsWith('photo-') && !withPhotos) continue;
      for (let i = 0; i < usual.picture; i++) clips.push({ split, picture, sound: '', form: i % 3 ? 'gif' : 'still', id: `${picture}-${number(i)}` });
      for (let i = 0; i < usual.film; i++) {
        const sound = r.pick(SOUNDS[split]);
        clips.push({ split, picture, sound, form: 'film', id: `${picture}-${sound}-${number(i)}` });
      }
    }
    for (const sound of SOUNDS[split]) for (let i = 0; i < usual.sound; i++) clips.push({ split, picture: '', sound, form: 'sound', id: `${sound}-${number(i)}` });
  }
  return clips;
}
