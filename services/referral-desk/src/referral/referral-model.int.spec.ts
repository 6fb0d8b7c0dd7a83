import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AGENCIES, DomainError, errorCatalogue } from '@referrals/contracts';
import { decisionCodes } from '@referrals/policy';
import fc from 'fast-check';
import { context, DeskHarness, filedExample } from '../../test/support/desk-harness.js';
import { brokenPromise } from '../../test/support/invariants.js';
import { brokenOrder } from '../../test/support/look.js';
import { PaperCase } from '../../test/support/paper-case.js';
import { LAST_RESORT, smallDirectory } from '@referrals/service-harness';
import type { CaseState } from '../case/case.domain.js';
import { readCase } from '../case/read-case.js';
import { AcknowledgeReferral } from './acknowledge-referral.js';
import { ClaimReferral } from './claim-referral.js';
import { ConcludeReferral } from './conclude-referral.js';
import { DecideReferral } from './decide-referral.js';
import type { Action } from './moves.domain.js';
import { OpenReferral } from './open-referral.js';
import { RecuseFromCase } from './recuse-from-case.js';
import { ReopenReferral } from './reopen-referral.js';
import { RerouteReferral } from './reroute-referral.js';
import { ReturnReferral } from './return-referral.js';
import { TransferReferral } from './transfer-referral.js';

const codes = [...smallDirectory, LAST_RESORT].map((sketch) => sketch.code);
const pick = <T>(from: readonly T[], by: number): T => from[by % from.length] as T;
const step = fc.record({
  kind: fc.constantFrom<Action | 'exclude' | 'supplement'>(
    'open', 'acknowledge', 'acknowledge', 'decide', 'conclude', 'conclude', 'conclude', 'return', 'return', 'reroute', 'reroute', 'transfer', 'reopen', 'claim', 'recuse',
    'exclude', 'supplement',
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
    if (kind === 'exclude') return harness.handle((tx) => harness.cases.addExclusion({ reportId, excludedDesks: [harness.desk(pick(codes.slice(0, -1), a))], excludedAgencies: [] }, context(tx)));
    if (kind === 'supplement') {
      const referrals = [{ agency: pick(AGENCIES, a), site: 'NOW' as const, role: b % 2 ? 'LEAD' as const : 'NOTICE' as const, division: '430223' }];
      return harness.handle((tx) => harness.cases.supplementReport({ ...filedExample, reportId, referrals, supplementedAt: filedExample.filedAt }, context(tx)));
    }
    const referral = pick(state.referrals, index);
    const owner = codes.find((code) => harness.desk(code) === referral.owner) ?? 'psb.yx';
    const principal = harness.person(who < 6 ? owner : who < 8 ? `supervisor.${owner}` : pick(codes, b));
    const request = { principal, referralId: referral.id, version: referral.version, key: harness.key(), body: {} };
    const own = decisionCodes[referral.ownerAgency];
    const code = pick(own, b);
    const input = { code: code.code, proof: '签收', note: '已告知', ...(code.handsOverTo === 'NAMED' ? { toAgency: pick(AGENCIES, a) } : {}) };
    const to = a % 2 ? { agency: pick(AGENCIES, b) } : { desk: harness.desk(pick(codes, b)) };
    switch (kind) {
      case 'open': await new OpenReferral(harness.move).do(request); break;
      case 'acknowledge': await new AcknowledgeReferral(harness.move).do(request); break;
      case 'decide': await new DecideReferral(harness.move).do({ ...request, body: input }); break;
      case 'conclude': await new ConcludeReferral(harness.move).do({ ...request, body: input }); break;
      case 'return': await new ReturnReferral(harness.move).do({ ...request, body: { reason: 'NOT_HERE' } }); break;
      case 'reroute': await new RerouteReferral(harness.move).do({ ...request, body: to }); break;
      case 'transfer': await new TransferReferral(harness.move).do({ ...request, body: { desk: harness.desk(pick(codes, b)) } }); break;
      case 'reopen': await new ReopenReferral(harness.move, harness.database).do(request); break;
      case 'claim': await new ClaimReferral(harness.move).do(request); break;
      case 'recuse': await new RecuseFromCase(harness.move).do(request); break;
      default: throw new Error(kind);
    }
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
