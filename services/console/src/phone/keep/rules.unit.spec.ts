import { describe, expect, it } from '@jest/globals';
import { aged, goesByItself, isForgotten, isOver, maySee, outcomeOf, senderOf, wasSubmitted } from './rules';
import type { KeptItem } from './kept-item';
import type { Who } from './who';

const WEEK = 7 * 86_400_000;
const me = { kind: 'STAFF', staff: 'a' } as Who;
const other = { kind: 'STAFF', staff: 'b' } as Who;
const inField = { kind: 'STAFF', staff: 'a', inField: true } as Who;
const nobody: Who = { kind: 'NOBODY' };
const locked: Who = { kind: 'LOCKED' };
const signed = { owner: 'a', ticket: 't', signature: 's' };

describe('what an answer means', () => {
  it.each([
    [201, undefined, true, 'RECEIVED'], [200, undefined, true, 'RECEIVED'], [200, undefined, false, 'AGAIN'], [0, undefined, false, 'AGAIN'], [304, undefined, false, 'AGAIN'],
    [400, 'INVALID_INPUT', false, 'REFUSED'], [403, 'FORBIDDEN', false, 'REFUSED'], [409, 'IDEMPOTENCY_KEY_REUSED', false, 'REFUSED'], [422, 'NOTHING_SAID', false, 'REFUSED'],
    [409, 'IDEMPOTENCY_IN_FLIGHT', false, 'AGAIN'], [408, 'TIMED_OUT', false, 'AGAIN'], [425, 'TOO_EARLY', false, 'AGAIN'], [429, 'TOO_MANY', false, 'AGAIN'],
    [401, 'UNAUTHENTICATED', false, 'SIGN_IN'], [500, 'INTERNAL', false, 'AGAIN'], [503, 'ROUTING_NOT_READY', false, 'AGAIN'],
    [404, undefined, false, 'AGAIN'], [413, undefined, false, 'AGAIN'],
  ])('%s %s (ours: %s) is %s', (status, code, isOurs, outcome) => expect(outcomeOf({ status, code, isOurs })).toBe(outcome));
});

describe('in whose name it goes', () => {
  it.each([
    [signed, me, 'OWNER'], [signed, other, 'TICKET'], [signed, nobody, 'TICKET'], [signed, locked, 'TICKET'], [{ owner: 'a' }, me, 'OWNER'], [{ owner: 'a' }, nobody, 'WAIT'],
    [{ owner: 'a', ticket: 't' }, locked, 'WAIT'], [{ owner: null }, nobody, 'ANYBODY'], [{ owner: null }, me, 'ANYBODY'],
  ] as const)('%j, %j: %s', (item, who, sender) => expect(senderOf({ kind: 'REPORT', ...item }, who)).toBe(sender));

  it.each([['ACTS', inField, 'OWNER'], ['PROBLEM', inField, 'WAIT'], ['SUPPLEMENT', inField, 'WAIT'], ['PROBLEM', me, 'OWNER']] as const)('%s, %j: %s', (kind, who, sender) => expect(senderOf({ owner: 'a', kind }, who)).toBe(sender));
});

describe('what lies here', () => {
  it('is seen by its owner alone, and of nobody while nobody is signed in, by who signed in meanwhile only once it was submitted', () => {
    const items = [{ owner: 'a', state: 'UNSENT' }, { owner: null, state: 'DRAFT' }, { owner: null, state: 'UNSENT' }, { owner: null, state: 'DRAFT', insteadOf: 'b' }] as const;
    const seen = [me, other, nobody, locked].map((who) => items.map((item) => maySee(item, who)));
    expect(seen).toEqual([[true, false, true, true], [false, false, true, true], [false, true, true, true], [false, false, false, false]]);
  });

  it('is shown to who came by the PIN only where it was written so', () => {
    const items = [{ owner: 'a', state: 'UNSENT', sealedFor: 'FIELD' }, { owner: 'a', state: 'UNSENT' }, { owner: null, state: 'UNSENT' }, { owner: 'b', state: 'UNSENT', sealedFor: 'FIELD' }] as const;
    expect([inField, me].map((who) => items.map((item) => maySee(item, who)))).toEqual([[true, false, false, false], [true, true, true, false]]);
  });

  it('is over after seven days of the server, to the millisecond, and never while the server was not heard', () => {
    expect([isOver({ agedFrom: 1 }, WEEK), isOver({ agedFrom: 1 }, WEEK + 1), isOver({}, WEEK + 1), isOver({ agedFrom: 1 }, undefined)]).toEqual([false, true, false, false]);
  });

  it('is deleted by itself only as a draft that was never submitted, whatever the clock of the device said', () => {
    const item = (state: KeptItem['state'], more: Partial<KeptItem> = {}): KeptItem => ({ state, savedAt: -WEEK, agedFrom: 1, ...more }) as KeptItem;
    const all = [item('DRAFT'), item('DRAFT', { insteadOf: 'b' }), item('REFUSED'), item('UNSENT')];
    expect(all.map(wasSubmitted)).toEqual([false, true, true, true]);
    expect(all.map((one) => aged(one, WEEK + 1) === undefined)).toEqual([true, false, false, false]);
    const { agedFrom, ...fresh } = item('DRAFT');
    expect([agedFrom, aged(fresh, WEEK + 1)]).toEqual([1, { ...fresh, agedFrom: WEEK + 1 }]);
  });

  it('may be sent again for ever where the server knows its key or its ids for ever, and for four weeks where it does not', () => {
    const forgotten = (kind: KeptItem['kind'], heard: number | undefined, agedFrom: number | undefined = 1): boolean => isForgotten({ kind, ...agedFrom !== undefined && { agedFrom } }, heard);
    expect((['REPORT', 'ACTS', 'PROBLEM', 'SUPPLEMENT'] as const).map((kind) => forgotten(kind, 4 * WEEK + 1))).toEqual([false, false, true, true]);
    expect([forgotten('PROBLEM', 4 * WEEK), forgotten('PROBLEM', undefined)]).toEqual([false, false]);
  });

  it('goes by itself only when it was submitted and not refused', () => {
    expect((['DRAFT', 'UNSENT', 'REFUSED'] as const).map(goesByItself)).toEqual([false, true, false]);
  });
});
