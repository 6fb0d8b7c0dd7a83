import { describe, expect, it } from '@jest/globals';
import { addMillis, instant, type Instant } from '@referrals/calendar';
import fc from 'fast-check';
import { CaseDuties, deriveDuties, DutyCalendar, Places, referralDeskDuties, type CaseEvent, type Duty } from '../src/index.js';

const START = instant('2026-02-09T09:00:00.000Z');
const HOUR = 3_600_000;
const CASE = 'case';
const referrals = ['r1', 'r2', 'r3'];
const desks = ['d1', 'd2', 'coord'];

interface Told { readonly kind: number; readonly referral: number; readonly state: string; readonly role: string; readonly agency: string; readonly because: string; readonly desk: number; readonly hours: number; readonly late: number; readonly which: number }

const told: fc.Arbitrary<Told> = fc.record({
  kind: fc.nat(19), referral: fc.nat(2), state: fc.constantFrom('routed', 'opened', 'acknowledged', 'accepted', 'concluded', 'returned', 'fed_back', 'ended'),
  role: fc.constantFrom('LEAD', 'SUPPORT', 'NOTICE'), agency: fc.constantFrom('PSB', 'CIV'), because: fc.constantFrom('', '', '', 'NO_DESK'), desk: fc.nat(2),
  hours: fc.oneof(fc.nat(3), fc.nat(60), fc.nat(900)), late: fc.oneof(fc.constant(0), fc.nat(40)), which: fc.nat(9),
});

/** Events as a service leaves them, in any order there may be: moves, answers, what is done about dates, acts told late, doubled ones. */
function historyOf(steps: readonly Told[]): CaseEvent[] {
  const events: CaseEvent[] = [];
  let at = START;
  for (const [index, one] of steps.entries()) {
    at = addMillis(at, one.hours * HOUR);
    const last = events.at(-1);
    events.push(one.kind === 19 && last !== undefined ? { ...last, at } : { id: `e${index}`, at, ...eventOf(one, at, events) });
  }
  return events;
}

function eventOf(one: Told, at: Instant, events: readonly CaseEvent[]): Pick<CaseEvent, 'type' | 'data'> {
  const act = addMillis(at, -one.late * HOUR);
  const snapshot = {
    reportId: CASE, referralId: referrals[one.referral] ?? '', agency: one.agency, owner: desks[one.desk] ?? '', state: one.state, role: one.role, because: one.because === '' ? null : one.because,
  };
  if (one.kind < 11) return { type: 'referral-desk.referral.routed.v1', data: { ...snapshot, decidedAt: act } };
  if (one.kind === 11) return { type: 'referral-desk.referral.decided.v1', data: { ...snapshot, code: 'VISITED', decidedAt: act } };
  if (one.kind === 12) return { type: 'referral-desk.referral.merged.v1', data: { ...snapshot, state: 'merged', into: referrals[(one.referral + 1) % 3] ?? '' } };
  if (one.kind === 13) return { type: 'referral-desk.feedback.made.v1', data: { ...snapshot, feedbackId: `f${one.which}`, code: 'VISITED' } };
  if (one.kind === 14) return { type: 'referral-desk.feedback.ended.v1', data: { ...snapshot, feedbackId: `f${one.which}`, endedAt: act, how: 'RECEIVED' } };
  const { duties } = deriveDuties({ pack: referralDeskDuties, case: CASE, events, now: at });
  const fit = duties.filter(({ state, row }) => state === 'OPEN' && (one.kind === 15 ? row.extensions !== undefined : row.pauseMaxDays !== undefined));
  const dutyId = fit[one.which % Math.max(1, fit.length)]?.id ?? 'none';
  if (one.kind === 15) return { type: 'referral-desk.duty.extended.v1', data: { dutyId, code: ['CRIMINAL', 'CRIMINAL_MAJOR', 'SUPERVISOR_1', 'SUPERVISOR_2'][one.which % 4] ?? '' } };
  if (one.kind === 16) return { type: 'referral-desk.duty.paused.v1', data: { dutyId, until: addMillis(at, (1 + one.late) * 24 * HOUR) } };
  if (one.kind === 17) return { type: 'referral-desk.duty.resumed.v1', data: { dutyId } };
  return { type: 'referral-desk.duty.waived.v1', data: { dutyId } };
}

const derive = (events: readonly CaseEvent[], now: Instant): readonly Duty[] => deriveDuties({ pack: referralDeskDuties, case: CASE, events, now }).duties;
const histories = fc.array(told, { minLength: 2, maxLength: 16, size: 'max' }).map(historyOf);
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const RUNS = { numRuns: 500 };

describe('over any history', () => {
  it('what ended and what fired stay as they were after every event before', () => {
    fc.assert(fc.property(histories, (events) => {
      let before: readonly Duty[] = [];
      for (const [index, event] of events.entries()) {
        const after = new Map(derive(events.slice(0, index + 1), event.at).map((duty) => [duty.id, duty]));
        for (const was of before) {
          const now = after.get(was.id);
          if (!same(now?.steps.slice(0, was.steps.length), was.steps) || (was.state !== 'OPEN' && !same(now, was))) throw new Error(`${was.clock} is not what it was`);
        }
        before = [...after.values()];
      }
    }), RUNS);
  }, 120_000);

  it('no date moves but by what was recorded about it, or to earlier by an act that was told late', () => {
    fc.assert(fc.property(histories, (events) => {
      let before: readonly Duty[] = [];
      for (const [index, event] of events.entries()) {
        const after = derive(events.slice(0, index + 1), event.at);
        for (const was of before) {
          const now = after.find(({ id }) => id === was.id);
          if (now === undefined || now.dueAt === was.dueAt) continue;
          const recorded = /\.duty\.(extended|paused|resumed)\./.test(event.type) && event.data['dutyId'] === was.id;
          if (!recorded && !(now.dueAt < was.dueAt && now.since < was.since)) throw new Error(`${was.clock} moved`);
        }
        before = after;
      }
    }), RUNS);
  }, 120_000);

  it('going on from what is stored, event by event, is the same as deriving all of it', () => {
    fc.assert(fc.property(histories, (events) => {
      const seen: CaseEvent[] = [];
      let [duties, entries]: [Duty[], ReturnType<Places['entries']>] = [[], []];
      let until: Instant | undefined;
      for (const event of events) {
        if (seen.some(({ id }) => id === event.id)) continue;
        seen.push(event);
        const places = new Places(referralDeskDuties, new Map(entries));
        const fold = new CaseDuties(referralDeskDuties, CASE, new DutyCalendar(), (field, subject, asks) =>
          seen.filter((one) => one !== asks && one.data[field] === subject), { duties: JSON.parse(JSON.stringify(duties)) as Duty[], places, until });
        fold.apply(event);
        fold.advance(event.at);
        [duties, entries, until] = [fold.duties, places.entries(), event.at];
      }
      const last = until ?? START;
      expect([...duties].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual([...derive(events, last)].sort((a, b) => (a.id < b.id ? -1 : 1)));
    }), RUNS);
  }, 120_000);

  it('what happens meets what is owed, and what is late climbs, in most of them', () => {
    const all = fc.sample(histories, { numRuns: 500, seed: 7 }).flatMap((events) => derive(events, events.at(-1)?.at ?? START));
    for (const state of ['OPEN', 'MET', 'MET_LATE', 'VOID']) expect(all.filter((duty) => duty.state === state).length).toBeGreaterThan(20);
    expect(all.filter(({ extension }) => extension !== undefined).length).toBeGreaterThan(5);
    expect(all.filter(({ pauses }) => pauses.length > 0).length).toBeGreaterThan(5);
    expect(all.filter(({ steps }) => steps.length > 2).length).toBeGreaterThan(20);
  });
});
