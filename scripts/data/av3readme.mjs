// The note that lies beside the built audio-video set.
import { CONDITIONS } from './av3plan.mjs';

const count = (rows, column) => {
  const n = {};
  for (const r of rows) if (r[column]) n[r[column]] = (n[r[column]] || 0) + 1;
  return n;
};

export function readme(rows, seed, programs) {
  const splits = [...new Set(rows.map((r) => r.split))];
  const table = (column, values) => [`| ${column} | ${splits.join(' | ')} |`, `|---|${splits.map(() => '--:').join('|')}|`,
    ...values.map((v) => `| ${v} | ${splits.map((s) => rows.filter((r) => r.split === s && r[column] === v).length).join(' | ')} |`)].join('\n');
  const names = (column, split) => Object.keys(count(rows.filter((r) => r.split === split), column)).sort().join(', ');
  return `# AffectJ's audio-video set of three classes

Drawn faces that move, and sentences that tell nothing about a feeling, spoken by a synthesizer with the prosody of a class. Nobody
acted, nobody rated: labels are those of the drawings' names and of the prosody that was asked for. Made by
\`scripts/data/build_av3.mjs\`, seed \`${seed}\`, with ${programs.join(' and ')}.

${table('label', [...new Set(rows.map((r) => r.label))])}

${table('condition', CONDITIONS)}

## What a clip's label is

The class of the stream that can be trusted. Which one that is can be perceived in the stream itself, and in no file name:

- \`congruent\`: picture and sound are of the label's class. In three of ten, one stream is as weak as below, though right, so that a
  weak stream is right about as often as chance, and not surely wrong, which would be a message, too.
- \`picture-misleads\`: a drawing of another class, hard to see (two or three of: small, blurred, faint, partly covered, grainy,
  slight expression); the sound is of the label's class, and its prosody plainer than usual.
- \`sound-misleads\`: prosody of another class, flattened, 9 to 14 dB quieter and in noise, music or a murmur of voices (-3 to 5 dB); the
  picture is of the label's class, large and clear.
- \`no-sound\`: a file without sound track. \`no-picture\`: a sound file, or a plain picture.

So a model of one stream can't be right everywhere, however good it is: with a perfect eye or ear, 20 % of the clips mislead it and
8 % tell it nothing. That is the room in which fusion can win; it is made, not found, and says nothing about how often the
streams of real films disagree. A gain on this set shows that a model uses both streams and weighs them, no more.

Picture, sound, length (2 to 4 s), frame rate and sizes are drawn independently: motion, blinks and the talking jiggle know
nothing of the class or the sound. Prosody (pitch, range, rate, slope, liveliness, loudness, brightness, roughness, tremble) is drawn from
normal distributions that overlap between classes; \`scripts/data/voices.mjs\` holds them. *negative* is a mixture of sad, angry and
afraid ways of speaking.

## What is held out

\`group\`, \`voice\`, \`sentence\`, \`character\`: no value is in two splits; the script checks it and fails otherwise. \`group\` is the designer or the
character family of the drawing, or the voice where there is no drawing. \`gender\` is the voice's, as espeak-ng names it.

${splits.map((s) => `- ${s}: drawings ${names('source', s)}; voices ${names('voice', s)}`).join('\n')}

Train, validation and test drawings are on the same sides as in the seven-class GIF set. Each clip's licence and attribution are
in \`manifest.csv\`; the OpenMoji clips (CC BY-SA 4.0) lie in a folder of their own, \`test/openmoji/\`. The speech is espeak-ng's
output, which its licence (GPL-3.0-or-later) does not cover; sentences and music are AffectJ's.
`;
}
