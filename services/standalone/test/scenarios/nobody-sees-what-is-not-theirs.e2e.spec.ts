import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Exchange } from '../exchange.js';
import { describeInEveryMode } from '../in-every-mode.js';
import { everyRow } from '../look-behind.js';
import { openedByPin } from '../opened-by-pin.js';
import { fileStory, marksIn, onlyNoticed, pathsOf, search, soughtBy, strangers, traces, walk, type Story } from '../scope-walk.js';

/** What a session that its PIN opened is for. */
const IN_FIELD = ['GET /api/child-registry/my/due', 'POST /api/child-registry/acts/bulk', 'POST /api/mandatory-reporting/reports'];
/** Nobody is asked who they are there. */
const ANYBODYS = / \/health|\/(places|follow-up|jwks|service-keys)$|\/bus\/(history\/|not-received$|subscriptions$)/;

describeInEveryMode('every route, as everybody whose business it is not', (start) => {
  let exchange: Exchange;
  let story: Story;
  beforeAll(async () => {
    exchange = await start();
    story = await fileStory(exchange);
  }, 180_000);
  afterAll(() => exchange?.[Symbol.asyncDispose]());

  it('shows the story to those who have it, so that finding nothing means something', async () => {
    const { account, id } = story.referrals.find(({ role }) => role === 'LEAD') ?? { account: '', id: '' };
    const owner = exchange.person(account);
    expect(traces(story, await owner.get(`/api/referral-desk/referrals/${id}`))).toContain(story.number);
    expect(marksIn(await owner.get(`/api/mandatory-reporting/reports/${story.report}`)).length).toBeGreaterThan(2);
    expect(traces(story, (await search(owner))[0] as never)).toContain(story.report);
  });

  it('finds nothing in lists, searches, counts, single reads and errors of strangers', async () => {
    const paths = pathsOf(exchange, story);
    expect(paths.length).toBeGreaterThan(25);
    for (const account of strangers(story)) {
      const caller = exchange.person(account);
      expect(await walk(account, caller, paths, soughtBy(account, story))).toEqual([]);
      for (const answer of await search(caller)) expect([account, traces(story, answer)]).toEqual([account, []]);
    }
    expect(await walk('nobody', exchange.anybody(), paths, (answer) => traces(story, answer))).toEqual([]);
  }, 240_000);

  it('counts nothing for strangers', async () => {
    for (const account of ['psb.ls', 'civ.city', 'court.yx']) {
      const { status, body } = await exchange.person(account).get('/api/referral-desk/worklist/counts');
      expect([account, status, JSON.stringify(body).replaceAll(/"[^"]*"|[^0-9]/g, '').replaceAll('0', '')]).toEqual([account, 200, '']);
    }
  });

  it('lets strangers move nothing', async () => {
    // The registry makes posts of places meanwhile; no route that is tried here is its own.
    const heads = async () => [...await everyRow(exchange.databases)].filter(([name]) => name.endsWith('.case_head') && !name.startsWith('child_registry.'));
    const before = await heads();
    const routes = exchange.routes.filter(({ method, path }) => method === 'POST' && /\/(referrals|reports|feedback)\/:/.test(path));
    expect(routes.length).toBeGreaterThan(10);
    expect(routes.filter(({ path }) => path.startsWith('/api/child-registry/'))).toEqual([]);
    expect(before.length).toBeGreaterThan(2);
    for (const account of ['psb.ls', 'coord.ls', 'hrss.yx', 'teacher2.yx', 'admin']) {
      for (const { path } of routes) {
        for (const { id } of path.includes('/referrals/:id') ? story.referrals : [{ id: story.report }]) {
          const answer = await exchange.person(account).post(path.replaceAll(/:[A-Za-z]+/g, id), { reason: 'NOT_HERE', code: 'DONE', ids: [id] }, { ifMatch: 1 });
          expect([account, path, answer.status >= 400 && answer.status < 500, traces(story, answer)]).toEqual([account, path, true, []]);
        }
      }
    }
    expect(await heads()).toEqual(before);
  }, 120_000);

  it('refuses a session that its PIN opened by every route that does not say so: of one’s own report it reads nothing either', async () => {
    const phone = await openedByPin(exchange, 'teacher.yx');
    const reached: string[] = [];
    for (const { method, path } of exchange.routes) {
      const answer = await phone.ask(method, path.replaceAll(/:[A-Za-z]+/g, story.report), method === 'GET' ? {} : { body: {} });
      expect([path, traces(story, answer as never)]).toEqual([path, []]);
      if (answer.status !== 401 || answer.body['code'] !== 'SIGN_IN_REQUIRED') reached.push(`${method} ${path}`);
    }
    expect(reached.filter((route) => !IN_FIELD.includes(route) && !ANYBODYS.test(route))).toEqual([]);
    expect(IN_FIELD.filter((route) => !reached.includes(route))).toEqual([]);
    expect(exchange.routes.length - reached.length).toBeGreaterThan(200);
  }, 60_000);

  it('shows a desk with a NOTICE no name and no story by any route', async () => {
    const noticed = onlyNoticed(story);
    expect(noticed).not.toEqual([]);
    for (const account of noticed) {
      expect(await walk(account, exchange.person(account), pathsOf(exchange, story), marksIn)).toEqual([]);
      for (const answer of await search(exchange.person(account))) expect([account, marksIn(answer)]).toEqual([account, []]);
    }
  }, 60_000);
});
