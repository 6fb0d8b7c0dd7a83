import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { ReportFiled } from '@referrals/contracts';
import { reconcile } from '@referrals/event-bus';
import { smallInstallation } from '../../test/small-installation.js';
import { isOneProcess, withLedgersOfOne, withOwnLedgers } from './own-ledgers.js';

it('finds and sends again what one process on Kafka had sent before its database went back', async () => {
  await using installation = await smallInstallation();
  const { dataDir, url, query } = installation;
  await query(`INSERT INTO mandatory_reporting.outbox (id, shard, key, type, at, envelope, sent_at) VALUES (gen_random_uuid(), 0, gen_random_uuid(), $1, now(), '{}', now())`, [ReportFiled.type]);
  expect(isOneProcess(dataDir)).toBe(true);

  const { missing, unknown, sentAgain } = await withLedgersOfOne(dataDir, url, (ledgers) => reconcile(ledgers, true));
  expect(missing).toContainEqual({ producer: 'mandatory-reporting', subscriber: 'referral-desk', events: 1, cases: 1 });
  expect({ unknown, sentAgain }).toEqual({ unknown: [], sentAgain: 1 });
  expect(await query('SELECT count(*)::int AS sent FROM mandatory_reporting.outbox WHERE sent_at IS NOT NULL')).toEqual([{ sent: 0 }]);
});

it('says that a folder holds no installation, and makes nothing in it', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'no-installation-'));
  try {
    expect(isOneProcess(empty)).toBe(false);
    await expect(withOwnLedgers(empty, async () => undefined)).rejects.toThrow('没有找到');
    expect(existsSync(join(empty, 'directory'))).toBe(false);
  } finally {
    rmSync(empty, { recursive: true, force: true });
  }
});
