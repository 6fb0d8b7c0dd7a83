import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { StaffPrincipal } from '@referrals/auth';
import { writeSheet } from '@referrals/files';
import type { TestDatabase } from '@referrals/testing';
import { openPupils, pupilsDatabase, pupilsImport } from '../../test/pupils.js';
import { closeServices, type OpenService } from '../run/open-services.js';
import { ImportRunner } from './import-runner.js';
import { ImportStore } from './import-store.js';
import { Imports } from './imports.js';
import { RowLedger } from './row-ledger.js';
import { ImportRun } from './run-import.js';

const clerk: StaffPrincipal = {
  kind: 'STAFF', staff: '0198a000-0000-7000-8000-000000000001', organisation: '0198a000-0000-7000-8000-00000000000a', organisationType: 'EDU', roles: ['ADMIN'], desks: [],
};

describe('who goes through a file without the lock', () => {
  let cluster: TestDatabase;
  let service: OpenService;
  beforeEach(async () => {
    cluster = await pupilsDatabase();
    service = await openPupils(cluster.url);
  });
  afterEach(async () => {
    await closeServices([service]);
    await cluster.drop();
  });

  it('beside another does no row twice', async () => {
    const { database, clock, keys, logger } = service.runtime;
    const store = new ImportStore(database, keys);
    const parts = { database, clock, keys, logger, store, ledger: new RowLedger(keys) };
    const plan = pupilsImport();
    const runner = new ImportRunner(parts, [plan]);
    const imports = new Imports(parts, [plan], runner);
    const rows = Array.from({ length: 60 }, (_, n) => ['测试儿童', `P${n}`, '3']);
    const file = await buffer(writeSheet({ name: '学籍', columns: ['姓名', '学籍号', '年级'].map((header) => ({ header })), rows }));
    const { id } = await imports.send(clerk, 'pupils', file, true);
    await runner.wake();
    await runner.onApplicationShutdown();
    await imports.act(clerk, id, 'apply');
    const record = await database.asWorker((tx) => store.find(tx, id));
    if (record === undefined) throw new Error('It is gone');
    const runs = [1, 2, 3].map(() => new ImportRun(parts, plan, record, () => true).toTheEnd(file));
    expect(await Promise.all(runs)).toEqual([true, true, true]);
    const pupils = await database.asWorker((tx) => tx.query<{ changed: number }>('SELECT changed FROM pupil'));
    expect(pupils.map(({ changed }) => changed)).toEqual(rows.map(() => 1));
    expect(await database.asWorker((tx) => parts.ledger.counts(tx, id))).toEqual([{ action: 'ENROL', outcome: 'DONE', rows: 60 }]);
  });
});
