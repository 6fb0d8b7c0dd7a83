import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { noteServerTime } from '../../shared/dates';
import { beginItem, saveDraft, submitItem } from './drafts';
import type { KeptItem } from './kept-item';
import { answers, sendAll, unsent } from './outbox';
import { makeKey, seal } from '../../shared/sealing';
import { openItem } from './item-keys';
import { allItems, dropItem, itemOf, putItem } from './shelf';
import { who, type Who } from './who';

const WEEK = 7 * 86_400_000;
const NOW = Date.UTC(2026, 10, 29);
const ANSWER = { 'Content-Type': 'application/json', Date: new Date(NOW).toUTCString() };
const answer = (status: number, body: object): Response => new Response(JSON.stringify(body), { status, headers: ANSWER });

/** A path of the page's own origin, which there is none of here. */
const HomeRequest = class extends Request {
  constructor(path: RequestInfo | URL, init?: RequestInit) {
    super(typeof path === 'string' ? new URL(path, 'http://localhost') : path, init);
  }
};

/** Nothing keeps databases here, so that all lies in the page. */
async function submitted(more: Partial<KeptItem> = {}): Promise<KeptItem> {
  const key = await makeKey();
  const id = crypto.randomUUID();
  const item: KeptItem = { id, owner: null, kind: 'REPORT', path: '/reports', state: 'UNSENT', savedAt: 0, key, sealed: await seal({ form: {}, body: '{}' }, key, id), ...more };
  await putItem(item, true);
  return item;
}

const staffBy = (staff: string, key: CryptoKey): Who => ({ kind: 'STAFF', staff, session: 's', key, fieldKey: key, inField: false });

describe('what was submitted', () => {
  const post = jest.spyOn(globalThis, 'fetch');
  beforeEach(() => { jest.useFakeTimers({ now: NOW }); });
  afterEach(async () => {
    jest.useRealTimers();
    await Promise.all((await allItems()).map(({ id }) => dropItem(id)));
    answers.set(new Map());
    who.set({ kind: 'NOBODY' });
  });

  it('is sent however old a clock makes it, and stays until its receipt was noted', async () => {
    const { id } = await submitted({ savedAt: NOW - 100 * WEEK, agedFrom: NOW - WEEK });
    post.mockImplementation(() => Promise.resolve(answer(201, { verificationCode: 'c' })));
    await sendAll();
    expect([answers.value.get(id), (await itemOf(id))?.state]).toEqual([{ verificationCode: 'c' }, 'UNSENT']);
    expect(unsent.value).toMatchObject({ reports: 0, receipts: 1 });
  });

  it('that cannot be sent for seven days goes on by the same key, and is told to be late', async () => {
    const { id } = await submitted({ agedFrom: NOW - WEEK });
    const keys: (string | null)[] = [];
    post.mockImplementation((_path, init) => {
      keys.push(new Headers(init?.headers).get('Idempotency-Key'));
      return Promise.resolve(answer(keys.length < 3 ? 503 : 201, { code: 'INTERNAL', title: 't', verificationCode: 'c' }));
    });
    // The first answer tells what time it is.
    await sendAll();
    await sendAll();
    expect(await allItems()).toMatchObject([{ id, state: 'UNSENT' }]);
    expect(unsent.value).toMatchObject({ reports: 1, refused: 0, isLate: true });
    await sendAll();
    expect([keys, answers.value.has(id), unsent.value.isLate]).toEqual([[id, id, id], true, false]);
  });

  it('is a person’s to look at once the server may have forgotten its key, and is sent no more: it might be there twice', async () => {
    who.set(staffBy('a', await makeKey()));
    const { id } = await submitted({ owner: 'a', kind: 'PROBLEM', agedFrom: NOW - 4 * WEEK });
    const acts = await submitted({ owner: 'a', kind: 'ACTS', agedFrom: NOW - 4 * WEEK });
    noteServerTime(new Date(NOW).toUTCString());
    const posted: unknown[] = [];
    post.mockImplementation((path, init) => {
      if (init?.method === 'POST' && path === '/reports') posted.push(new Headers(init.headers).get('Idempotency-Key'));
      return Promise.resolve(answer(503, { code: 'INTERNAL', title: 't' }));
    });
    await sendAll();
    expect(posted).toEqual([acts.id]);
    const back = (await allItems()).find(({ insteadOf }) => insteadOf === id);
    expect(back).toMatchObject({ state: 'REFUSED', kind: 'PROBLEM' });
    expect((await openItem(back!))?.problem?.title).toContain('4 周');
  });

  it('waits for its owner when its ticket is refused', async () => {
    const { id } = await submitted({ owner: 'a', ticket: 't', signature: 's' });
    post.mockImplementation(() => Promise.resolve(answer(401, { code: 'UNAUTHENTICATED', title: 't' })));
    await sendAll();
    expect([(await itemOf(id))?.ticket, unsent.value.waitsForSignIn]).toEqual([undefined, true]);
  });

  it('is sealed for its owner alone, whoever is here by the time it is stored', async () => {
    const [mine, theirs] = [await makeKey(), await makeKey()];
    who.set(staffBy('a', mine));
    const open = await beginItem({ kind: 'ACTS', path: '/acts' }, { children: ['c'] });
    who.set(staffBy('b', theirs));
    await expect(submitItem(open, {}, true)).rejects.toThrow('nobody is here');
    expect(await allItems()).toEqual([]);
  });

  it('was stored as a draft without waiting for a line that carries nothing, and gets its ticket later', async () => {
    const key = await makeKey();
    who.set(staffBy('a', key));
    const atHome = jest.spyOn(globalThis, 'Request').mockImplementation((path, init) => new HomeRequest(path, init));
    let arrive: (there: Response) => void = () => undefined;
    post.mockImplementation(() => new Promise((resolve) => { arrive = resolve; }));
    const { item } = await saveDraft({ ...await submitted({ owner: 'a' }), id: 'draft', state: 'DRAFT' }, { form: {} }, true);
    expect((await itemOf('draft'))?.ticket).toBeUndefined();
    jest.useRealTimers();
    arrive(answer(200, { ticket: 't' }));
    for (let turn = 0; turn < 50 && (await itemOf('draft'))?.ticket === undefined; turn += 1) await new Promise((done) => { setTimeout(done); });
    atHome.mockRestore();
    expect([item.publicKey === undefined, (await itemOf('draft'))?.ticket]).toEqual([false, 't']);
  });
});
