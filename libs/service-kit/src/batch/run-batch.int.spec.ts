import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DomainError } from '@referrals/contracts';
import { changeCase, type Tx } from '@referrals/database';
import type { TestDatabase } from '@referrals/testing';
import { now, openPupils, pupilsDatabase } from '../../test/pupils.js';
import { idempotencySecrets } from '../keys/idempotency-secrets.js';
import { closeServices, type OpenService } from '../run/open-services.js';
import { runBatch } from './run-batch.js';

interface Visit { readonly child: string; readonly grade: number }

const staff = '0198a000-0000-7000-8000-000000000001';
const visits: readonly Visit[] = ['P1', 'P2', 'P3'].map((child) => ({ child, grade: 3 }));

describe('many items in one request', () => {
  let cluster: TestDatabase;
  let service: OpenService;
  const log: string[] = [];
  beforeEach(async () => {
    cluster = await pupilsDatabase();
    service = await openPupils(cluster.url, log);
  });
  afterEach(async () => {
    await closeServices([service]);
    await cluster.drop();
  });

  const send = (items: readonly Visit[], before: (child: string) => void = () => undefined, key = 'key-00001') => {
    const { database, keys, logger } = service.runtime;
    const work = async (tx: Tx, { child, grade }: Visit) => {
      const id = crypto.randomUUID();
      await changeCase(database, tx, { caseId: id, create: true, actor: { role: 'MEMBER', staff }, now }, (change) => {
        change.record('pupil.enrolled');
        tx.write('INSERT INTO pupil (number, case_id, grade, changed) VALUES ($1, $2, $3, 1)', [child, id, grade]);
        before(child);
      });
      return { status: 201 as const, id };
    };
    const request = { principal: staff, route: 'POST /x', key, at: now, secrets: idempotencySecrets(keys) };
    return runBatch({ database, logger, context: { staff, desks: [], roles: [], at: now }, request, items, keyOf: ({ child }) => child, work });
  };
  const pupils = () => service.runtime.database.asWorker((tx) => tx.query<{ number: string }>('SELECT number FROM pupil ORDER BY number')).then((rows) => rows.map(({ number }) => number));

  it('are done one by one: what is refused or fails takes none along, and the same key finishes what is left', async () => {
    const first = await send(visits, (child) => {
      if (child === 'P1') throw new DomainError('FORBIDDEN', { field: 'child' });
      if (child === 'P2') throw new Error('a failure of ours: P2');
    });
    expect(first.items).toEqual([
      { key: 'P1', status: 403, code: 'FORBIDDEN', title: expect.any(String), field: 'child' }, { key: 'P2', status: 500, code: 'INTERNAL', title: expect.any(String) },
      { key: 'P3', status: 201, id: expect.any(String) },
    ]);
    expect(await pupils()).toEqual(['P3']);
    expect(log.join('')).not.toContain('P2');
    const second = await send(visits);
    expect(second.items.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(second.items[2]).toEqual(first.items[2]);
    expect(await send(visits)).toEqual(second);
    expect(await pupils()).toEqual(['P1', 'P2', 'P3']);
  });

  it('broken off in the middle stand as far as they came', async () => {
    const broken = send(visits, (child) => { if (child === 'P2') throw new DomainError('DATABASE_UNAVAILABLE', { retryAfter: 2 }); });
    await expect(broken).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    expect(await pupils()).toEqual(['P1']);
    expect((await send(visits)).items.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(await pupils()).toEqual(['P1', 'P2', 'P3']);
  });

  it('sent twice at once are each done once', async () => {
    const answers = await Promise.all([send(visits), send(visits), send(visits)]);
    expect(await pupils()).toEqual(['P1', 'P2', 'P3']);
    for (const { code, status } of answers.flatMap(({ items }) => items)) expect(code ?? status).toBe(status === 201 ? 201 : 'IDEMPOTENCY_IN_FLIGHT');
  });

  it('say no other thing under an old key, and none is named twice', async () => {
    await send(visits.slice(0, 1));
    expect((await send([{ child: 'P1', grade: 4 }])).items[0]).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    await expect(send([...visits, { child: 'P2', grade: 3 }], undefined, 'key-00002')).rejects.toMatchObject({ code: 'ITEM_TWICE', field: 'items.3' });
    expect(await pupils()).toEqual(['P1']);
  });
});
