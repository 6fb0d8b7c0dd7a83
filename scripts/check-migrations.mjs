/**
 * Migrations never change once they are in `migrations.lock.json`: a running installation has applied them by their hash.
 * `--lock` adds new files to it. A changed or missing file fails; a changed schema is a new file that expands first. What takes
 * something away from the release before is neither locked nor passed unless it says since when nothing uses it
 * (lib/contracting.mjs, proved by fixtures/migrations.sql at each run).
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { contractionsOf, refusalOf } from './lib/contracting.mjs';

const lockFile = 'migrations.lock.json';
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const locked = existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')) : {};
const files = globSync(['libs/*/migrations/*.sql', 'libs/*/src/*/migrations/*.sql', 'services/*/migrations/*.sql']).sort();
const present = Object.fromEntries(files.map((file) => [file, createHash('sha256').update(readFileSync(file)).digest('hex')]));
const unlocked = files.filter((file) => !(file in locked));
const say = (line) => process.stdout.write(`${line}\n`);

const textOf = (file) => readFileSync(file, 'utf8');
const all = files.map(textOf).join(';');
const refused = unlocked.flatMap((file) => {
  const why = refusalOf(textOf(file), version, all);
  return why === undefined ? [] : [`${file} ${why}`];
});
refused.forEach(say);
const proofs = textOf('scripts/fixtures/migrations.sql');
const fixtures = proofs.split(/^(?=-- (?:accepted|refused): )/m).slice(1);
const unproved = fixtures.filter((fixture) => {
  const [, word, why] = /^-- (\w+): (.*)$/m.exec(fixture);
  const refusal = refusalOf(fixture, '0.3.0', proofs);
  const kinds = contractionsOf(fixture, proofs);
  return (refusal === undefined) !== (word === 'accepted') || (refusal !== undefined && !fixture.includes('-- contract:') && kinds.join() !== why);
});
unproved.forEach((fixture) => say(`not as it should be: ${fixture.trim()}`));

if (process.argv.includes('--lock')) {
  const lockable = Object.fromEntries(Object.entries(present).filter(([file]) => !refused.some((one) => one.startsWith(`${file} `))));
  writeFileSync(lockFile, `${JSON.stringify({ ...lockable, ...locked }, null, 2)}\n`);
  say(`locked ${Object.keys(lockable).length} migrations, ${refused.length} refused`);
  process.exitCode = refused.length > 0 ? 1 : 0;
} else {
  const changed = Object.keys(locked).filter((file) => present[file] !== locked[file]);
  for (const file of changed) say(`${file} was changed or removed after it was released; write a new migration instead`);
  for (const file of unlocked) say(`${file} is new; run: npm run migrations:lock`);
  say(`migrations: ${files.length} files, ${changed.length} changed, ${unlocked.length} new, ${refused.length} refused; ${fixtures.length - unproved.length} fixtures passed, ${unproved.length} failed`);
  process.exitCode = changed.length + unlocked.length + unproved.length > 0 || files.length === 0 ? 1 : 0;
}
