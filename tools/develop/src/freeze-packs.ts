import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { definitions } from '@referrals/services';
import { findPackFaults, packLockOf, type PackLock } from './pack-lock.js';

/**
 * Versions of packs never change once they are in `packs.lock.json`: decisions were made by them. Adds new ones to it; with `--check` compares
 * instead and exits 1 when a pack is faulty, was changed or removed, or is not locked yet.
 */
const file = join(dirname(fileURLToPath(import.meta.url)), '../../../packs.lock.json');
const locked = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as PackLock : {};
const books = [...new Set(definitions.flatMap(({ packs = [] }) => packs))];
const packs = books.flatMap((book) => book.packs);
const faulty = books.flatMap((book) => book.faults());
for (const fault of faulty) process.stdout.write(`${fault}\n`);

if (process.argv.includes('--check')) {
  const { broken, unlocked } = findPackFaults(locked, packs);
  for (const fault of [...broken, ...unlocked]) process.stdout.write(`${fault}\n`);
  process.stdout.write(`packs: ${packs.length}, ${faulty.length} faults, ${broken.length} broken, ${unlocked.length} new\n`);
  process.exitCode = faulty.length + broken.length + unlocked.length > 0 ? 1 : 0;
} else if (faulty.length === 0) {
  writeFileSync(file, `${JSON.stringify({ ...packLockOf(packs), ...locked }, null, 2)}\n`);
  process.stdout.write(`locked ${packs.length} packs\n`);
} else {
  process.exitCode = 1;
}
