import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { catalogue } from '@referrals/contracts';
import { findLockFaults, lockOf, type EventLock } from './event-lock.js';

/**
 * Event versions never change once they are in `events.lock.json`: another release relies on them, and topics keep them for ever.
 * Adds new ones to it; with `--check` compares instead and exits 1 when one was changed or removed, or is not locked yet.
 */
const file = join(dirname(fileURLToPath(import.meta.url)), '../../../events.lock.json');
const locked = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as EventLock : {};

if (process.argv.includes('--check')) {
  const { broken, unlocked } = findLockFaults(locked, catalogue);
  for (const fault of [...broken, ...unlocked]) process.stdout.write(`${fault}\n`);
  process.stdout.write(`events: ${catalogue.length} types, ${broken.length} broken, ${unlocked.length} new\n`);
  process.exitCode = broken.length + unlocked.length > 0 ? 1 : 0;
} else {
  writeFileSync(file, `${JSON.stringify({ ...lockOf(catalogue), ...locked }, null, 2)}\n`);
  process.stdout.write(`locked ${catalogue.length} event types\n`);
}
