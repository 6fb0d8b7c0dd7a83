import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AGENCIES, DomainError, errorCatalogue } from '@referrals/contracts';
import { decisionCodes } from '@referrals/policy';
import fc from 'fast-check';
import { importYear } from '@referrals/service-kit';
import { context, DeskHarness, filedExample } from '../../test/support/desk-harness.js';
import { brokenPromise } from '../../test/support/invariants.js';
import { brokenOrder } from '../../test/support/look.js';
import { notice2027 } from '../../test/support/notices.js';
import { PaperCase } from '../../test/support/paper-case.js';
import { LAST_RESORT, smallDirectory } from '@referrals/service-harness';
import type { CaseState } from '../case/case.domain.js';
import { readCase } from '../case/read-case.js';
import type { Action } from './moves.domain.js';

const codes = [...smallDirectory, LAST_RESORT].map((sketch) => sketch.code);
const pick = <T>(from: readonly T[], by: number): T => from[by % from.length] as T;
const step = fc.record({
  kind: fc.constantFrom<Action | 'exclude' | 'supplement' | 'wait' | 'import'>(
    'open', 'acknowledge', 'acknowledge', 'decide', 'conclude', 'conclude', 'conclude', 'return', 'return', 'reroute', 'reroute', 'transfer', 'reopen', 'claim', 'recuse',
    'exclude', 'supplement', 'wait', 'wait', 'import',
  ),
  referral: fc.nat(20), who: fc.nat(9), a: fc.nat(999), b: fc.nat(999),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

describe('the same promises through the use cases, on PostgreSQL', () => {
  let harness: DeskHarness;
  beforeAll(async () => { harness = await DeskHarness.open(); });
  afterAll(() => harness.close());

  const read = (reportId: string): Promise<CaseState> => harness.handle(async (tx) => (await readCase(tx, reportId)) as CaseState);

  async function perform(reportId: string, state: CaseState, { kind, referral: index, who, a, b }: Step): Promise<void> {
    if (kind === 'wait') return harness.clock.advance(a * 3_600_000 / 10);
    if (kind === 'import') {
      // The clock goes on from case to case: some live through the end of a year whose next is not known, and through its import.
      if (harness.clock.now() > '2026-12-20') await importYear(harness.database, notice2027, harness.clock);
      return;
    }
    if (kind === 'exclude') return harness.handle((tx) => harness.cases.addExclusion({ reportId, excludedDesks: [harness.desk(pick(codes.slice(0, -1), a))], excludedAgencies: [] }, context(tx)));
    if (kind === 'supplement') {
      const referrals = [{ agency: pick(AGENCIES, a), site: 'NOW' as const, role: b % 2 ? 'LEAD' as const : 'NOTICE' as const, division: '430223' }];
      return harness.handle((tx) => harness.cases.supplementReport({ ...filedExample, reportId, referrals, supplementedAt: filedExample.filedAt }, context(tx)));
    }
    const referral = pick(state.referrals, index);
    const owner = codes.find((code) => harness.desk(code) === referral.owner) ?? 'psb.yx';
    const principal = harness.person(who < 6 ? owner : who < 8 ? `supervisor.${owner}` : pick(codes, b));
    const request = { principal, id: referral.id, version: referral.version, key: harness.key(), body: {} };
    const own = decisionCodes[referral.ownerAgency];
    const code = pick(own, b);
    const input = { code: code.code, proof: '签收', note: '已告知', ...(code.handsOverTo === 'NAMED' ? { toAgency: pick(AGENCIES, a) } : {}) };
    const to = a % 2 ? { agency: pick(AGENCIES, b) } : { desk: harness.desk(pick(codes, b)) };
    const said: Partial<Record<Action, object>> = {
      decide: input, conclude: input, return: { reason: 'NOT_HERE' }, reroute: to, transfer: { desk: harness.desk(pick(codes, b)) },
    };
    await harness.move.move(kind, { ...request, body: said[kind] ?? {} });
  }

  it('what is refused changes nothing, what happens keeps every promise, the trail and the events', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30, size: 'max' }), async (steps) => {
      const reportId = await harness.file();
      const paper = new PaperCase();
      let state = await read(reportId);
      for (const one of steps) {
        const refused = await perform(reportId, state, one).then(() => undefined, (error: unknown) => error);
        const after = await read(reportId);
        if (refused !== undefined) {
          if (!(refused instanceof DomainError)) throw refused;
          expect(errorCatalogue[refused.code]?.status).toBeLessThan(500);
          expect(after).toEqual(state);
        }
        paper.state = state = after;
        expect(brokenPromise(paper)).toBeUndefined();
      }
      expect(await brokenOrder(harness, reportId)).toBeUndefined();
    }), { numRuns: 40 });
  }, 240_000);
});
