import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { signIn, type JsonBody } from '@referrals/client';
import { faultsOf, LATENESS, watchOverdue, type Round } from '@referrals/operate';
import { demoAccounts } from '@referrals/directory';
import { FileKeyRing } from '@referrals/service-kit';
import { eventually, testKeyFile } from '@referrals/testing';
import type { Exchange } from '../exchange.js';

const CLOCK = '/api/directory/demo/clock';
const [MINUTE, DAY] = [60_000, 86_400_000];

/** A desk sleeps, and the clock goes on: who hears, and who does not; on an exchange started in whatever way. */
export function describeSleepingDesk(start: () => Promise<Exchange>): void {
  let exchange: Exchange;
  let number: string;
  let rounds: readonly Round[];
  beforeAll(async () => { exchange = await start(); }, 180_000);
  afterAll(() => exchange?.[Symbol.asyncDispose]());

  const after = (step: string): Round => rounds.find((round) => round.step.step === step) as Round;
  const seen = (step: string, account: string): readonly JsonBody[] => after(step).seen[account] ?? [];
  const told = (step: string): JsonBody => seen(step, 'psb.yx')[0].steps.at(-1);

  it('climbs the whole ladder, its own step first', async () => {
    ({ number, rounds } = await watchOverdue({ person: (account) => exchange.person(account), say: () => undefined }, () => undefined));
    expect(rounds.map(({ step, seen: { 'psb.yx': own } }) => [step.step, own?.[0].steps.map((one: JsonBody) => one.step)])).toEqual([
      ['REMIND', ['REMIND']], ['DUE', ['REMIND', 'DUE']], ['COORD', ['REMIND', 'DUE', 'COORD']], ['ABOVE', ['REMIND', 'DUE', 'COORD', 'ABOVE']],
      ['PROC', ['REMIND', 'DUE', 'COORD', 'ABOVE', 'PROC']],
    ]);
    const { dueAt } = seen('PROC', 'psb.yx')[0];
    expect(seen('PROC', 'psb.yx')[0].steps.map((one: JsonBody) => (Date.parse(one.at) - Date.parse(dueAt)) / MINUTE)).toEqual([-30, 0, 60, 240, 1_440]);
  }, 180_000);

  it('its supervisor hears when it is due, the coordinator an hour later, the agency above after four', () => {
    const { desks } = after('PROC');
    expect([told('DUE').to, desks['supervisor.psb.yx']]).toEqual(['SUPERVISOR', [told('DUE').desk]]);
    expect(seen('DUE', 'supervisor.psb.yx')).toMatchObject([{ number, overdue: true, lateBy: 0 }]);
    expect([told('COORD').to, desks['coord.yx']]).toEqual(['COORD', [told('COORD').desk]]);
    expect(seen('COORD', 'coord.yx')).toMatchObject([{ number, overdue: true, lateBy: 60 }]);
    expect([told('ABOVE').to, desks['psb.city']]).toEqual(['AGENCY_ABOVE', [told('ABOVE').desk]]);
    expect([seen('COORD', 'psb.city'), seen('ABOVE', 'psb.city')]).toMatchObject([[], [{ number, lateBy: 240 }]]);
  });

  it('the procuratorate sees number, desk, clock, date and lateness from its step on, and nothing else; others nothing', () => {
    expect(['REMIND', 'DUE', 'COORD', 'ABOVE'].flatMap((step) => seen(step, 'proc.yx'))).toEqual([]);
    const [late, ...more] = seen('PROC', 'proc.yx');
    expect([Object.keys(late).sort(), more]).toEqual([LATENESS, []]);
    expect(LATENESS).toHaveLength(5);
    expect(late).toMatchObject({ number, clock: 'RD-OPEN-PSB', owner: seen('PROC', 'psb.yx')[0].owner, lateBy: 1_440 });
    expect(after('PROC').procuratorate).toEqual({ status: 404, referrals: 0 });
    expect(rounds.flatMap((round) => round.seen['psb.ls'])).toEqual([]);
  });

  it('one that acts climbs none', () => {
    expect(rounds.flatMap(({ climbedOfActing }) => climbedOfActing)).toEqual([]);
    expect(rounds.flatMap(faultsOf)).toEqual([]);
  });

  it('every service has the time that was set, and who is signed in stays signed in', async () => {
    const [admin, teacher] = [exchange.person('admin'), exchange.person('teacher.yx')];
    const { now } = await admin.must(admin.post(CLOCK, { advance: 'P30D' }));
    expect((await admin.must(admin.get(CLOCK))).offset).toMatch(/^P31DT/);
    await eventually(async () => {
      const { id } = await teacher.must(teacher.post('/api/mandatory-reporting/reports', { danger: 'POSSIBLE', childNow: '430223', child: { unknown: true }, narrative: '演示：三十天以后。' }));
      const { items } = await teacher.must(teacher.get('/api/mandatory-reporting/reports'));
      const { filedAt } = items.find((one: JsonBody) => one.id === id);
      expect(Date.parse(filedAt)).toBeGreaterThanOrEqual(Date.parse(now));
      expect(Date.parse(filedAt) - Date.parse(now)).toBeLessThan(DAY);
    });
    const officer = exchange.person('psb.yx');
    await eventually(async () => {
      const { items } = await officer.must(officer.get('/api/referral-desk/duties?clock=RD-OPEN-PSB&limit=100'));
      expect(items.find((duty: JsonBody) => duty.number === number).lateBy).toBeGreaterThanOrEqual(31 * 1_440);
    });
    await signIn(exchange.url, 'edu.yx', demoAccounts(new FileKeyRing(testKeyFile))['edu.yx'] ?? '');
    await eventually(async () => { expect((await exchange.anybody().get('/health/ready')).body).toMatchObject({ state: 'ok' }); }, { timeoutMs: 60_000 });
  }, 120_000);
}
