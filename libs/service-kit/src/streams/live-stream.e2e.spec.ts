import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StaffPrincipal } from '@referrals/auth';
import { addMillis, systemClock } from '@referrals/calendar';
import { eventually, StreamReader } from '@referrals/testing';
import { v7 } from 'uuid';
import { ThingsOverHttp } from '../../test/things/things-over-http.js';
import { StreamEntriesJob } from './stream-entries.job.js';
import { suspendedStaffOf } from '../suspended/suspended-staff.js';

const personAt = (desk: string): StaffPrincipal => ({
  kind: 'STAFF', staff: v7(), organisation: v7(), organisationType: 'PSB', roles: [], desks: [{ id: desk, agency: 'PSB', role: 'MEMBER', jurisdiction: '430299' }],
});

describe('a stream of what changes', () => {
  let things: ThingsOverHttp;
  beforeAll(async () => { things = await ThingsOverHttp.start(2); });
  afterAll(() => things[Symbol.asyncDispose]());

  async function look(who: StaffPrincipal, options: Parameters<ThingsOverHttp['look']>[1] = {}): Promise<StreamReader> {
    const response = await things.look(who, options);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    const reader = new StreamReader(response);
    await eventually(() => expect(reader.told.length).toBeGreaterThan(0));
    return reader;
  }

  it('tells each person what they may see, ids and codes, whichever process changed it', async () => {
    const [one, two] = [v7(), v7()];
    const readers = [await look(personAt(one)), await look(personAt(two)), await look(personAt(one), { nth: 1 })] as const;
    expect(readers.map(({ told }) => told[0]?.type)).toEqual(['ready', 'ready', 'ready']);
    const mine = await things.change({ desk: one });
    const theirs = await things.change({ desk: two, state: 'old' }, { nth: 1 });
    await eventually(() => {
      expect(readers[0].things).toEqual([['thing', { id: mine, state: 'new' }]]);
      expect(readers[1].things).toEqual([['thing', { id: theirs, state: 'old' }]]);
      expect(readers[2].things).toEqual([['thing', { id: mine, state: 'new' }]]);
    });
    await Promise.all(readers.map((reader) => reader.close()));
  });

  it('tells those who may see it no longer that it left, and nobody else', async () => {
    const [one, two, three] = [v7(), v7(), v7()];
    const readers = [await look(personAt(one)), await look(personAt(two)), await look(personAt(three))] as const;
    const id = await things.change({ desk: one });
    await eventually(() => expect(readers[0].things).toHaveLength(1));
    await things.change({ id, desk: two, leftBy: [one] });
    await eventually(() => {
      expect(readers[0].things.at(-1)).toEqual(['left', { id }]);
      expect(readers[1].things).toEqual([['thing', { id, state: 'new' }]]);
    });
    expect(readers[2].things).toEqual([]);
    await Promise.all(readers.map((reader) => reader.close()));
  });

  it('leaves nothing out that commits after something later, whoever looks on meanwhile', async () => {
    const desk = v7();
    const reader = await look(personAt(desk));
    const beats = (): number => reader.told.filter(({ type }) => type === 'beat').length;
    let between = '';
    const late = await things.change({ desk, state: 'old' }, { meanwhile: async () => {
      between = await things.change({ desk }, { nth: 1 });
      const before = beats();
      // Long enough for everything to be looked at again.
      await eventually(() => expect(beats()).toBeGreaterThan(before + 10));
    } });
    await eventually(() => expect(new Set(reader.things.map((one) => JSON.stringify(one)))).toEqual(new Set([
      JSON.stringify(['thing', { id: late, state: 'old' }]), JSON.stringify(['thing', { id: between, state: 'new' }]),
    ])));
    await reader.close();
  });

  it('goes on where somebody was', async () => {
    const desk = v7();
    const who = personAt(desk);
    const first = await look(who);
    const before = await things.change({ desk });
    await eventually(() => expect(first.things).toEqual([['thing', { id: before, state: 'new' }]]));
    await first.close();
    const missed = await things.change({ desk }, { nth: 1 });
    const again = await look(who, { lastEventId: first.lastId, nth: 1 });
    expect(again.told[0]?.type).toBe('ready');
    await eventually(() => expect(again.things).toEqual([['thing', { id: missed, state: 'new' }]]));
    await again.close();
  });

  it('says that it is there while nothing happens, and how far it is', async () => {
    const reader = await look(personAt(v7()));
    await things.change({ desk: v7() });
    const xid = (id: string): number => Number(id.split('.')[1]);
    const began = xid(reader.lastId);
    await eventually(() => expect(xid(reader.lastId)).toBeGreaterThan(began));
    expect(reader.told.at(-1)).toMatchObject({ type: 'beat', data: undefined });
    await reader.close();
  });

  it.each([['what is no place', 'x'], ['what was long ago', '1.5.1000']])('begins anew after %s', async (_, lastEventId) => {
    const reader = await look(personAt(v7()), { lastEventId });
    expect(reader.told[0]?.type).toBe('reset');
    await reader.close();
  });

  it('begins anew after the place of another database', async () => {
    const reader = await look(personAt(v7()));
    const [, xid = '', at = ''] = reader.lastId.split('.');
    const other = await look(personAt(v7()), { lastEventId: `7.${xid}.${at}` });
    await eventually(() => expect(other.told.map(({ type }) => type)).toContain('reset'));
    await Promise.all([reader.close(), other.close()]);
  });

  it('tells a crowd of changes in one word', async () => {
    const desk = v7();
    const reader = await look(personAt(desk));
    await things.database().asWorker((tx) => tx.query(`INSERT INTO stream_entry (stream, subject, at) SELECT 'thing', gen_random_uuid(), now() FROM generate_series(1, 1001)`));
    await eventually(() => expect(reader.told.map(({ type }) => type).filter((type) => type !== 'beat')).toEqual(['ready', 'reset']));
    const id = await things.change({ desk });
    await eventually(() => expect(reader.things).toEqual([['thing', { id, state: 'new' }]]));
    await reader.close();
  });

  it('ends with the token', async () => {
    const reader = await look(personAt(v7()), { seconds: 2 });
    await reader.ended;
  });

  it('ends with the account, whichever process heard that it is suspended', async () => {
    const who = personAt(v7());
    const readers = [await look(who), await look(who, { nth: 1 })];
    await things.database().asWorker((tx) => suspendedStaffOf(things.database()).take(tx, { staff: who.staff, suspended: true, revision: 1 }));
    await Promise.all(readers.map((reader) => reader.ended));
    expect((await things.look(who)).status).toBe(401);
  }, 30_000);

  it('is refused without sign-in, without the permission, and to a sixth of one person, by a problem', async () => {
    expect((await things.look(undefined)).status).toBe(401);
    expect(await (await things.look({ ...personAt(v7()), desks: [] })).json()).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    const who = personAt(v7());
    const readers: StreamReader[] = [];
    while (readers.length < 5) readers.push(await look(who));
    const sixth = await things.look(who);
    expect([sixth.status, sixth.headers.get('retry-after')]).toEqual([429, '60']);
    await readers[0]?.close();
    await eventually(async () => {
      const free = await things.look(who);
      expect(free.status).toBe(200);
      readers.push(new StreamReader(free));
    });
    await Promise.all(readers.map((reader) => reader.close()));
  });

  it('takes no place of those who ask for an answer', async () => {
    const readers: StreamReader[] = [];
    // More than may be worked on at the same time here, with what is kept free for filing.
    while (readers.length < 60) readers.push(await look(personAt(v7())));
    await Promise.all(readers.map((reader) => reader.close()));
  });

  it('keeps what was told for a day', async () => {
    await things.change({ desk: v7() });
    const count = async (): Promise<number> => (await things.database().asWorker((tx) => tx.query('SELECT FROM stream_entry'))).length;
    const turn = { due: systemClock.now(), since: undefined, asWorker: ((work) => things.database().asWorker(work)) as ReturnType<ThingsOverHttp['database']>['asWorker'], stopping: new AbortController().signal };
    const before = await count();
    await new StreamEntriesJob().run({ ...turn, at: addMillis(systemClock.now(), 80_000_000) });
    expect(await count()).toBe(before);
    await new StreamEntriesJob().run({ ...turn, at: addMillis(systemClock.now(), 90_000_000) });
    expect(await count()).toBe(0);
  });

  it('is in the document, with its permission and what it tells', async () => {
    const document = await (await fetch(`${things.process().origin}/api/directory/openapi.json`)).json() as { paths: Record<string, { get: object }> };
    expect(document.paths['/api/directory/things/stream']?.get).toMatchObject({
      'x-permission': 'referral.read', responses: { 200: { content: { 'text/event-stream': { schema: { $ref: '#/components/schemas/ThingView' } } } }, 401: {}, 429: {}, 503: {} },
    });
  });

  it('ends at once when its process does', async () => {
    await using alone = await ThingsOverHttp.start();
    const response = await alone.look(personAt(v7()));
    const reader = new StreamReader(response);
    await eventually(() => expect(reader.told.length).toBeGreaterThan(0));
    const began = performance.now();
    await alone.process().stop();
    await reader.ended;
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
