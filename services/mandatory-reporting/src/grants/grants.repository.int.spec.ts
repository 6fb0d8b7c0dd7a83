import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { instantFromMillis } from '@referrals/calendar';
import type { Agency, ReferralSnapshot } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import fc from 'fast-check';
import { idOf } from '../../test/directory-fixture.js';
import { Fixture } from '../../test/fixture.js';
import { grantsOf, isNewer, leadsOf, type DeskGrant } from './grants.domain.js';
import { applyReferral, readReferrals } from './grants.repository.js';

const desks = ['a', 'b', 'c', 'd'].map(idOf);
const staff = ['x', 'y', 'z'].map(idOf);
const at = (seconds: number): string => instantFromMillis(Date.parse('2026-05-11T00:20:00.000Z') + seconds * 1000);
const moment = fc.nat(3).map(at);

/** A step: news of one of three referrals, in any order, old and repeated; who a desk belongs to when it is heard. */
const step = fc.record({
  referral: fc.constantFrom('one', 'two', 'three'), repeat: fc.boolean(), known: fc.subarray(desks, { minLength: 2 }), police: fc.boolean(),
  snapshot: fc.record({
    agency: fc.constantFrom('PSB' as const, 'CIV' as const), role: fc.constantFrom('LEAD' as const, 'SUPPORT' as const), site: fc.constant('NOW' as const),
    state: fc.constantFrom('routed' as const, 'opened' as const, 'merged' as const), owner: fc.constantFrom(...desks),
    because: fc.constantFrom('LONGEST_PREFIX' as const, 'LAST_RESORT' as const), backup: fc.option(fc.record({ desk: fc.constantFrom(...desks), from: moment })),
    watchers: fc.array(fc.constantFrom(...desks), { maxLength: 3 }), recused: fc.subarray(staff), excludedDesks: fc.subarray(desks, { maxLength: 1 }),
    version: fc.integer({ min: 1, max: 2 }), at: moment,
  }),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function snapshotOf(reportId: string, { referral, snapshot: { backup, ...snapshot } }: Step): ReferralSnapshot {
  return { ...snapshot, reportId, referralId: idOf(`${reportId} ${referral}`), ...(backup ? { backup } : {}) };
}
const agencyIn = ({ known, police }: Step) => (desk: string): Agency | undefined => (known.includes(desk) ? (police ? 'PSB' : 'CIV') : undefined);

/** The rule from scratch: the latest of each referral, and all its grants. */
class Model {
  private standings: ReferralSnapshot[] = [];
  grants: DeskGrant[] = [];
  leads: string[] = [];

  hear(snapshot: ReferralSnapshot, agency: (desk: string) => Agency | undefined): void {
    if (!isNewer(snapshot, this.standings.find((one) => one.referralId === snapshot.referralId))) return;
    this.standings = [...this.standings.filter((one) => one.referralId !== snapshot.referralId), snapshot];
    this.grants = grantsOf(this.standings, agency);
    const leads = leadsOf(this.standings);
    if (leads.length > 0) this.leads = leads;
  }
}

const sorted = (grants: readonly DeskGrant[]): DeskGrant[] =>
  [...grants].sort((one, other) => (`${one.referralId}${one.desk}${one.relation}` < `${other.referralId}${other.desk}${other.relation}` ? -1 : 1));

describe('grants kept row by row', () => {
  let fixture: Fixture;
  beforeAll(async () => { fixture = await Fixture.open(); });
  afterAll(async () => { await fixture.close(); });

  const report = async (): Promise<string> => (await fixture.file({ situations: ['MR04'], childNow: '430223', child: { unknown: true } })).id;
  const stored = (tx: Tx, id: string) => tx.query<DeskGrant>(
    `SELECT referral_id AS "referralId", desk, relation, agency, desk_agency AS "deskAgency", rank, state, version, from_at AS "from", recused, exempt
     FROM desk_grant WHERE report_id = $1`, [id]);
  const hear = async (tx: Tx, snapshot: ReferralSnapshot, agency: (desk: string) => Agency | undefined): Promise<void> => {
    applyReferral(tx, snapshot, await readReferrals(tx, snapshot.reportId), agency);
  };

  it('are what all of them made anew would be, whatever comes in whatever order, reports side by side in one transaction', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(step, step), { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 4 }), async (steps, perCommit) => {
      const reports = [await report(), await report()];
      const models = reports.map(() => new Model());
      const before = await Promise.all(reports.map(async (id) => (await fixture.database.asWorker((tx) => tx.maybeOne<{ leads: string[] }>('SELECT leads FROM report WHERE id = $1', [id])))?.leads ?? []));
      models.forEach((model, index) => { model.leads = before[index] ?? []; });
      for (let from = 0; from < steps.length; from += perCommit) {
        await fixture.database.asWorker(async (tx) => {
          for (const pair of steps.slice(from, from + perCommit)) {
            for (let times = pair[0].repeat ? 2 : 1; times > 0; times -= 1) {
              await Promise.all(pair.map((one, index) => hear(tx, snapshotOf(reports[index] ?? '', one), agencyIn(one))));
              await tx.flush();
              pair.forEach((one, index) => models[index]?.hear(snapshotOf(reports[index] ?? '', one), agencyIn(one)));
              for (const [index, id] of reports.entries()) expect(sorted(await stored(tx, id))).toEqual(sorted(models[index]?.grants ?? []));
            }
          }
        });
      }
      for (const [index, id] of reports.entries()) {
        expect(await fixture.database.asWorker((tx) => tx.maybeOne('SELECT leads FROM report WHERE id = $1', [id]))).toEqual({ leads: models[index]?.leads });
      }
    }), { numRuns: 40 });
  }, 60_000);

  it('leave what does not differ untouched', async () => {
    const id = await report();
    const snapshot = (referral: string, version: number): ReferralSnapshot => ({
      reportId: id, referralId: idOf(`${id} ${referral}`), agency: 'PSB', site: 'NOW', role: 'LEAD', state: 'routed', owner: idOf(referral), because: 'LONGEST_PREFIX',
      watchers: [], recused: [], excludedDesks: [], version, at: at(version),
    });
    const writers = () => fixture.database.asWorker((tx) => tx.query<{ desk: string; writer: string }>(
      'SELECT desk, xmin::text AS writer FROM desk_grant WHERE report_id = $1', [id]).then((rows) => new Map(rows.map(({ desk, writer }) => [desk, writer]))));
    const take = (one: ReferralSnapshot) => fixture.database.asWorker((tx) => hear(tx, one, () => 'PSB'));
    await take(snapshot('a', 1));
    await take(snapshot('b', 1));
    const first = await writers();
    await take(snapshot('a', 2));
    const second = await writers();
    expect([second.get(idOf('b')), second.size]).toEqual([first.get(idOf('b')), 2]);
    expect(second.get(idOf('a'))).not.toBe(first.get(idOf('a')));
    await take(snapshot('a', 2));
    expect(await writers()).toEqual(second);
  });
});
