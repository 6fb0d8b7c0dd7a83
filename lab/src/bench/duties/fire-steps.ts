import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { instant } from '@referrals/calendar';
import { processEnvironment } from '@referrals/service-kit';
import { DeskDatabase } from './desk-database.js';

/** A process of its own: says when it is ready, and takes a turn of the job for each moment it is given. */
const [url = ''] = process.argv.slice(2);
const database = await DeskDatabase.open(url, Buffer.from(processEnvironment()['ROLE_SECRET'] ?? '', 'hex'));
const lines = createInterface(process.stdin);
lines.on('line', (line) => void database.turn(instant(line), new AbortController().signal).then(() => process.stdout.write('done\n')));
process.stdout.write('ready\n');
await once(lines, 'close');
await database.close();
