/**
 * `node decide.mjs FILE VERB`, on Node 24: answers each line of standard input by the `decisions` that FILE exports, in order. VERB is
 * `decide` for lines `{decision, input}`, or a decision whose inputs the lines are.
 */
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { ROOT } from './set-up.mjs';

const [file = '', verb = ''] = process.argv.slice(2);
const load = (path) => import(pathToFileURL(path).href);
const [{ decisions }, { answerLine }] = await Promise.all([load(file), load(join(ROOT, 'libs', 'policy', 'dist', 'index.js'))]);

if (verb !== 'decide' && !Object.hasOwn(decisions, verb)) {
  process.stderr.write(`decide ${Object.keys(decisions).join(' ')}\n`);
  process.exitCode = 2;
} else {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    // Whoever reads slowly is waited for: nothing piles up.
    if (!process.stdout.write(`${answerLine(decisions, line, verb === 'decide' ? undefined : verb)}\n`)) await once(process.stdout, 'drain');
  }
}
