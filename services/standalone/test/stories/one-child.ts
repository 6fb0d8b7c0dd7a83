import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { completedYears } from '@referrals/calendar';
import type { JsonBody } from '@referrals/client';
import { verifyChain } from '@referrals/database';
import { faultsOfChild, HARM_SEEN, tellChild, type ChildRound } from '@referrals/operate';
import { eventually } from '@referrals/testing';
import type { Exchange } from '../exchange.js';
import { everyRow } from '../look-behind.js';

/** Village and township, at any step. */
const BELOW = ['director3.yx', 'township.yx', 'village.yx', 'director.yx'];
/** Changes that follow from an age alone, and are told of this child when they are told. */
const AGE_EVENTS = ['child-registry.child.ended.v1', 'child-registry.category.changed.v1', 'child-registry.child.tier-changed.v1'];

type Told = Awaited<ReturnType<typeof tellChild>>;

/** One invented child’s file from screening to the end: on an exchange started in whatever way. */
export function describeOneChild(start: () => Promise<Exchange>): void {
  let exchange: Exchange;
  let story: Told['story'];
  const rounds: ChildRound[] = [];
  const faults: string[] = [];
  /** After each step: events of the kinds that an age changes, of this child. */
  const toldBy = new Map<string, number>();
  beforeAll(async () => { exchange = await start(); }, 180_000);
  afterAll(() => exchange?.[Symbol.asyncDispose]());

  const after = (step: string): ChildRound => rounds.find((round) => round.step.step === step) as ChildRound;
  const township = (step: string) => after(step).sights['township.yx'];
  const child = (): string => story.of('child');
  const eventsOf = async (types: readonly string[], of: string): Promise<number> =>
    ((await everyRow(exchange.databases)).get('child_registry.outbox') ?? []).filter((row) => types.some((type) => row.includes(type)) && row.includes(of)).length;

  it('goes through every step, and every office sees what it may see', async () => {
    await tellChild({ person: (account) => exchange.person(account), say: () => undefined }, async (round, told) => {
      story = told;
      rounds.push(round);
      faults.push(...faultsOfChild(rounds));
      toldBy.set(round.step.step, await eventsOf(AGE_EVENTS, told.of('child')));
    });
    expect(faults).toEqual([]);
    expect(rounds.map(({ step }) => step.step)).toEqual(['OPENED', 'CALLED', 'DOUBTED', 'REPLACED', 'REPORTED', 'LINKED', 'SETTLED', 'VISITED', 'VACANT', 'VOIDED', 'GROWN', 'TOLD']);
  }, 300_000);

  it('is the director’s until the director leaves; then the township answers, and owes somebody new', () => {
    expect(['SETTLED', 'VACANT'].map((step) => after(step).sights['director3.yx'].file)).toEqual(['WHOLE', 'NOTHING']);
    expect([township('VACANT').file, township('VACANT').visit]).toEqual(['WHOLE', township('VISITED').visit]);
    expect(after('VISITED').owedForPost.filter(({ clock, state }) => clock === 'CR-POST' && state === 'OPEN')).toEqual([]);
    expect(after('VACANT').owedForPost).toContainEqual(expect.objectContaining({ clock: 'CR-POST', state: 'OPEN' }));
    expect(['VISITED', 'VACANT'].map((step) => [...new Set(after(step).owed.filter(({ state }) => state === 'OPEN').map(({ by }) => by))])).toEqual([['director3.yx'], ['township.yx']]);
    expect(rounds.filter(({ sights }) => sights['township.ls'].file !== 'NOTHING' || sights['psb.yx'].file !== 'NOTHING')).toEqual([]);
  });

  it('an act sent twice is one; a visit that was not held is owed again', async () => {
    const person = exchange.person('township.yx');
    const { items } = await person.must(person.get(`/api/child-registry/children/${child()}/acts?limit=100`));
    expect(items.filter(({ on, kind }: JsonBody) => on === story.days.opened && kind === 'CONTACT')).toHaveLength(1);
    expect(items.find(({ id }: JsonBody) => id === story.of('falseVisit'))).toMatchObject({ state: 'VOID' });
    expect(township('VOIDED').visit).toEqual(township('SETTLED').visit);
    expect(township('VISITED').visit?.lastOn).toBe(story.days.visited);
  });

  it('tells nobody of an age but on the first of the next month', () => {
    expect(completedYears(story.about.birthDate, story.days.eighteen)).toBe(18);
    expect([story.days.eighteen.slice(8) === '01', story.days.told.slice(8)]).toEqual([false, '01']);
    expect([township('VOIDED').status, township('GROWN').status]).toEqual(['ACTIVE', 'ENDED']);
    expect(toldBy.get('GROWN')).toBe(toldBy.get('VOIDED'));
    expect((toldBy.get('TOLD') ?? 0) - (toldBy.get('GROWN') ?? 0)).toBeGreaterThan(0);
  });

  it('shows harm and the report’s link to no village or township by any route', async () => {
    const hidden = [HARM_SEEN, story.of('report')];
    const ids: Record<string, string> = { id: child(), childId: child(), caseId: child(), reportId: story.of('report') };
    const routes = exchange.routes.filter(({ method, path }) => method === 'GET' && path.startsWith('/api/child-registry/') && !path.includes('stream') && !path.endsWith('.json'));
    expect(routes.length).toBeGreaterThan(20);
    for (const account of BELOW) {
      for (const { path } of routes) {
        for (const id of new Set([child(), story.of('harm'), story.of('candidate')])) {
          const at = path.replaceAll(/:(\w+)/g, (_, name: string) => (name === 'id' ? id : ids[name] ?? id));
          const { status, body } = await exchange.person(account).get(at);
          // Who wrote it goes on seeing what they wrote themselves, and nothing of the report.
          const own = account === 'director3.yx' && at.endsWith('/harm');
          const seen = hidden.filter((one) => JSON.stringify(body ?? '').includes(one));
          expect([account, at, status < 500, seen]).toEqual([account, at, true, own && status === 200 ? [HARM_SEEN] : []]);
        }
      }
    }
  }, 120_000);

  it('has no name or number in any event or trail, nor what was seen', async () => {
    const { name, idNumber, birthDate } = story.about;
    const rows = await everyRow(exchange.databases);
    const carried = [...rows].filter(([table]) => /\.(outbox|inbox|inbox_key|trail|case_head|access_log|access_case|idempotency|kept_answer|operator_action|quarantine|duty|duty_step)$/.test(table));
    expect(carried.filter(([, content]) => content.some((row) => row.includes(child()))).map(([table]) => table)).toEqual(expect.arrayContaining(['child_registry.outbox', 'child_registry.trail']));
    expect(rows.get('mandatory_reporting.report_child')).toEqual([expect.stringContaining(child())]);
    for (const [table, content] of carried) expect([table, [name, idNumber, birthDate, HARM_SEEN].filter((mark) => content.some((row) => row.includes(mark)))]).toEqual([table, []]);
    expect([name, idNumber, birthDate, HARM_SEEN].filter((mark) => exchange.log().includes(mark))).toEqual([]);
    for (const [table, content] of rows) expect([table, content.some((row) => row.includes(idNumber))]).toEqual([table, false]);
  });

  it('has chains that verify', async () => {
    const auditor = exchange.person('auditor.city');
    for (const id of [child(), story.of('candidate'), story.of('post')]) {
      const { entries } = await auditor.must(auditor.get(`/api/child-registry/cases/${id}/trail`));
      expect([entries.length > 0, verifyChain(entries)]).toEqual([true, undefined]);
    }
    await eventually(async () => { expect((await exchange.anybody().get('/health/ready')).body).toMatchObject({ state: 'ok' }); }, { timeoutMs: 60_000 });
  });
}
