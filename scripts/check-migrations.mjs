/**
 * Migrations never change once they are in `migrations.lock.json`: a running installation has applied them by their hash.
 * `--lock` adds new files to it. A changed or missing file fails; a changed schema is a new file that expands first.
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';

const lockFile = 'migrations.lock.json';
const locked = existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')) : {};
const files = globSync(['libs/*/migrations/*.sql', 'libs/*/src/*/migrations/*.sql', 'services/*/migrations/*.sql']).sort();
const present = Object.fromEntries(files.map((file) => [file, createHash('sha256').update(readFileSync(file)).digest('hex')]));

if (process.argv.includes('--lock')) {
  writeFileSync(lockFile, `${JSON.stringify({ ...present, ...locked }, null, 2)}\n`);
  process.stdout.write(`locked ${files.length} migrations\n`);
} else {
  const changed = Object.keys(locked).filter((file) => present[file] !== locked[file]);
  const unlocked = files.filter((file) => !(file in locked));
  for (const file of changed) process.stdout.write(`${file} was changed or removed after it was released; write a new migration instead\n`);
  for (const file of unlocked) process.stdout.write(`${file} is new; run: npm run migrations:lock\n`);
  process.stdout.write(`migrations: ${files.length} files, ${changed.length} changed, ${unlocked.length} new\n`);
  process.exitCode = changed.length + unlocked.length > 0 || files.length === 0 ? 1 : 0;
}
