// What the builders share as commands: arguments, complaints of one sentence, and a folder that is there whole or not at all.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

/** What the user can mend. Its message is one sentence that names the file or value. */
export class BadInput extends Error {}

/**
 * Runs a builder with its arguments; `options` as node's parseArgs takes them, `names` those of the positional arguments. What the user
 * can mend ends the program with one sentence and status 2.
 */
export function command(script, names, options, run) {
  const flags = Object.entries(options).map(([name, o]) => ` [--${name}${o.type === 'string' ? ` ${name.toUpperCase()}` : ''}]`).join('');
  const usage = `usage: node ${script} ${names.join(' ')}${flags}`;
  try {
    run(...parsed(names, options, usage));
  } catch (e) {
    if (!(e instanceof BadInput)) throw e;
    console.error(e.message);
    process.exitCode = 2;
  }
}

function parsed(names, options, usage) {
  let args;
  try {
    args = parseArgs({ options, allowPositionals: true });
  } catch (e) {
    throw new BadInput(`${e.message.split('\n')[0].replace(/\.?$/, '.')} ${usage}`);
  }
  if (args.positionals.length !== names.length) throw new BadInput(usage);
  return [args.positionals, args.values];
}

/** Lets `make` fill a folder beside `out` and moves it there when it is whole. What a broken run left is thrown away. */
export function buildSet(out, make) {
  if (fs.existsSync(out) && (!fs.statSync(out).isDirectory() || fs.readdirSync(out).length)) throw new BadInput(`${out} is there already; choose another folder.`);
  const part = `${path.resolve(out)}.part`;
  fs.rmSync(part, { recursive: true, force: true });
  fs.mkdirSync(part, { recursive: true });
  let made = false;
  try {
    make(part);
    fs.renameSync(part, out);
    made = true;
  } finally {
    if (!made) fs.rmSync(part, { recursive: true, force: true });
  }
}
