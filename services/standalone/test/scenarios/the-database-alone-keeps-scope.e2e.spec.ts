import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Exchange } from '../exchange.js';
import { fileStory, marksIn, onlyNoticed, pathsOf, search, soughtBy, strangers, traces, walk, type Story } from '../scope-walk.js';

// The application's own scope answers "everything" here: what is still hidden, row-level security hides.
jest.unstable_mockModule('../../../mandatory-reporting/src/content/report-scope.js', () => import('../fixtures/no-report-scope.js'));
jest.unstable_mockModule('../../../referral-desk/src/referral/referral-scope.js', () => import('../fixtures/no-referral-scope.js'));
const { describeInEveryMode } = await import('../in-every-mode.js');
const nodeOptions = ['--import', join(import.meta.dirname, '..', 'fixtures', 'take-scope-out.mjs')];

describeInEveryMode('with the application’s scope taken out', (start) => {
  let exchange: Exchange;
  let story: Story;
  beforeAll(async () => {
    exchange = await start({ nodeOptions });
    story = await fileStory(exchange);
  }, 180_000);
  afterAll(() => exchange?.[Symbol.asyncDispose]());

  it('strangers still find nothing in lists, searches, counts and single reads', async () => {
    const paths = pathsOf(exchange, story);
    for (const account of strangers(story)) {
      const caller = exchange.person(account);
      expect(await walk(account, caller, paths, soughtBy(account, story))).toEqual([]);
      for (const answer of await search(caller)) expect([account, traces(story, answer)]).toEqual([account, []]);
    }
  }, 240_000);

  it('a desk with a NOTICE still reads no name and no story', async () => {
    for (const account of onlyNoticed(story)) {
      expect(await walk(account, exchange.person(account), pathsOf(exchange, story), marksIn)).toEqual([]);
    }
  }, 60_000);
});
