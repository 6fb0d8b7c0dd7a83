import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Exchange } from '../exchange.js';
import { fileStory, marksIn, onlyNoticed, pathsOf, search, strangers, traces, walk, type Story } from '../scope-walk.js';

// The application's own scope answers "everything" here: what is still hidden, row-level security hides.
jest.unstable_mockModule('../../../mandatory-reporting/src/content/report-scope.js', () => ({
  rank: () => '(CASE WHEN $1::uuid IS NULL OR $2::uuid[] IS NULL OR $3::uuid[] IS NULL OR $4::timestamptz IS NULL THEN 1 ELSE 1 END)',
  own: () => '($1::uuid IS NULL OR $2::uuid[] IS NOT NULL)',
  grantsInScope: 'desk_grant g WHERE ($1::uuid IS NULL OR $3::uuid[] IS NOT NULL OR $4::timestamptz IS NOT NULL)',
  scopeValues: (principal: { kind: string; staff?: string; report?: string; desks?: { id: string }[] }, at: string) =>
    [principal.staff ?? null, principal.report ? [principal.report] : [], (principal.desks ?? []).map((desk) => desk.id), at],
}));
jest.unstable_mockModule('../../../referral-desk/src/referral/referral-scope.js', () => ({
  binder: (values: unknown[]) => (value: unknown) => `$${values.push(value)}`,
  referralScope: () => ({ branches: ['true'], hidden: 'true' }),
  scopeCondition: () => 'true',
}));
const { startExchange } = await import('../exchange.js');

describe('with the application’s scope taken out', () => {
  let exchange: Exchange;
  let story: Story;
  beforeAll(async () => {
    exchange = await startExchange();
    story = await fileStory(exchange);
  }, 180_000);
  afterAll(() => exchange?.[Symbol.asyncDispose]());

  it('strangers still find nothing in lists, searches, counts and single reads', async () => {
    const paths = pathsOf(exchange, story);
    for (const account of strangers(story)) {
      const caller = exchange.person(account);
      expect(await walk(account, caller, paths, (answer) => traces(story, answer))).toEqual([]);
      for (const answer of await search(caller)) expect([account, traces(story, answer)]).toEqual([account, []]);
    }
  }, 240_000);

  it('a desk with a NOTICE still reads no name and no story', async () => {
    for (const account of onlyNoticed(story)) {
      expect(await walk(account, exchange.person(account), pathsOf(exchange, story), marksIn)).toEqual([]);
    }
  }, 60_000);
});
