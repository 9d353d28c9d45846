// What is said in the audio-video set, by whom and how: voices and sentences of each split, prosody of each class.

/** espeak-ng variants of each split. Left out: robots, whispers, look-alikes of a voice used here (linda, steph2, benjamin ...). */
export const VOICES = {
  train: { female: ['f1', 'f3', 'f5', 'Annie', 'belinda', 'steph', 'grandma'], male: ['m1', 'm3', 'm5', 'm7', 'Denis', 'antonio', 'john', 'miguel', 'david'] },
  val: { female: ['f4', 'anika'], male: ['m2', 'boris', 'pedro'] },
  test: { female: ['f2', 'Alicia', 'Andrea'], male: ['m4', 'm6', 'm8', 'Henrique'] },
};

export const ACCENTS = ['en-us', 'en-us', 'en-gb', 'en-gb-x-rp'];

/** Sentences that tell nothing about a feeling; short and long ones, so that each rate of speech fits clips of each length. */
export const SENTENCES = {
  train: [
    'The train leaves from platform four.', 'It is twenty past three.', 'The parcel is on the table.', 'There are two keys in the drawer.',
    'The road goes along the river.', 'My brother lives in the next town.', 'The shop opens at nine in the morning.', 'The window is on the left.',
    'We took the bus to the museum.', 'The paper is in the second box.', 'They painted the kitchen wall white yesterday.', 'Somebody is at the door.',
    'The meeting was moved to Thursday afternoon.', 'She put the book back on the shelf.', 'The kettle is next to the sink.', 'This is the third page.',
    'He has been walking to the office since March.', 'The bridge was built a hundred years ago.', 'I read the letter.', 'The lights are on in the hall.',
    'The number of the room is on the card.', 'A bicycle stands behind the house.', 'They said it at the station.', 'The water comes up to the second step.',
    'I saw them.', 'The bag is here.', 'It is Monday.', 'That is the other half of the list of names.',
  ],
  val: [
    'The boat comes back at six.', 'Her coat hangs in the corridor.', 'The library has moved to another street.', 'The map is in the car.', 'They are talking about the new timetable.',
    'He sent it.', 'There is a chair by the door.', 'The garden behind the school is open until the evening.', 'We will be there on Friday.', 'The bread is in the oven.',
  ],
  test: [
    'The plane lands at noon.', 'His glasses are on the desk.', 'The children go to the school on the hill.', 'The tickets are in the envelope.', 'You can see the tower from the balcony.',
    'She called.', 'The cup is next to the plate.', 'The neighbours have ordered a new fence for the garden.', 'I will do it in the evening.', 'It is on the roof.',
    'The doctor has an office on the ground floor.', 'He counted the boxes again.',
  ],
};

/**
 * Ways of speaking, after what the literature on vocal expression agrees on: joy is higher, wider, livelier and brighter; sadness lower, narrower,
 * slower, softer and falling; anger loud, fast, rough and falling; fear high, fast and trembling. [mean, deviation]; the ways overlap widely.
 */
const WAYS = {
  neutral: { pitch: [0, 1.1], range: [62, 24], rate: [1, 0.08], slope: [0, 1.7], bounce: [0.5, 0.8], level: [0, 2.5], tilt: [-1, 2], rough: [0, 0.04], tremble: [0, 0.08] },
  joyful: { pitch: [2.5, 1.3], range: [145, 34], rate: [1.11, 0.1], slope: [2.6, 2.2], bounce: [2.8, 1.2], level: [2.5, 2.5], tilt: [2, 2], rough: [0, 0.05], tremble: [0, 0.08] },
  sad: { pitch: [-2.2, 1.1], range: [38, 20], rate: [0.84, 0.08], slope: [-3, 1.7], bounce: [0.2, 0.8], level: [-4.5, 2.5], tilt: [-5, 2], rough: [0, 0.04], tremble: [0.2, 0.2] },
  angry: { pitch: [0, 1.4], range: [105, 34], rate: [1.1, 0.1], slope: [-4, 2], bounce: [1.2, 1.2], level: [5, 2.5], tilt: [2.5, 2], rough: [0.32, 0.15], tremble: [0.05, 0.08] },
  afraid: { pitch: [2, 1.3], range: [55, 24], rate: [1.18, 0.1], slope: [-1, 2], bounce: [0.5, 1], level: [-1.5, 2.5], tilt: [0, 2], rough: [0.03, 0.05], tremble: [0.55, 0.25] },
};
const OF_CLASS = { negative: [[5, 'sad'], [3, 'angry'], [2, 'afraid']], neutral: [[1, 'neutral']], positive: [[1, 'joyful']] };

/**
 * Draws the prosody of a class. clear: plainer to hear (smaller deviations); flat: how far it is drawn back to a
 * monotone (0..1).
 */
export function drawProsody(label, r, { clear = false, flat = 0 } = {}) {
  const way = WAYS[r.weighted(OF_CLASS[label])];
  const spread = clear ? 0.6 : 0.85;
  const p = {};
  for (const k in way) p[k] = way[k][0] + spread * way[k][1] * r.normal();
  p.rough = Math.max(0, Math.min(0.6, p.rough));
  p.tremble = Math.max(0, Math.min(0.9, p.tremble));
  p.range = Math.max(8, p.range);
  p.rate = Math.max(0.7, Math.min(1.45, p.rate));
  p.slope *= 1 - flat;
  p.bounce *= 1 - flat;
  p.range *= 1 - 0.6 * flat;
  return p;
}
