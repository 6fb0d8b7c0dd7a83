import { createHash, createSecretKey, randomUUID, type KeyObject } from 'node:crypto';
import type { Principal, StaffPrincipal } from '@referrals/auth';
import { fixedClock, instant, millisOf } from '@referrals/calendar';
import { DeskRecord, type EventData, type ReportFiled } from '@referrals/contracts';
import type { ServiceDatabase, Tx } from '@referrals/database';
import { referralDeskDuties } from '@referrals/duties';
import { CalendarStore, ChangeDoor, directoryDigest, DirectoryCopyStore, followDuties, idempotencySecrets, KeyRing, Logger } from '@referrals/service-kit';
import { ask, type Traffic } from '@referrals/testing';
import { CaseSubscriptions } from '../../src/case/case.subscriptions.js';
import { ChangeCase } from '../../src/case/change-case.js';
import { FindLeftReferrals } from '../../src/directory/find-left-referrals.js';
import { DecisionContexts } from '../../src/directory/decision-contexts.js';
import { referralDesk } from '../../src/index.js';
import { MoveReferral } from '../../src/referral/move-referral.js';
import { ReadingSubscriptions } from '../../src/referral/reading.subscriptions.js';
import { WorklistStream } from '../../src/worklist/worklist-stream.js';
import { deskRecord, idOf, LAST_RESORT, serviceDatabase, smallDirectory, type DeskSketch, type ServiceUnderTest } from '@referrals/service-harness';

/** Keys that need no file. */
class TestKeys extends KeyRing {
  override seal(): never { throw new Error('not used'); }
  override unseal(): never { throw new Error('not used'); }
  override blindIndex(): never { throw new Error('not used'); }
  override derive(purpose: string): Buffer { return createHash('sha256').update(purpose).digest(); }
  override deriveKey(purpose: string): KeyObject { return createSecretKey(this.derive(purpose)); }
  override keyIds(): readonly string[] { return []; }
}

/** The service's parts on a PostgreSQL database of their own, with a clock that stands still. */
export class DeskHarness {
  readonly clock = fixedClock(instant('2026-05-11T00:20:00.000Z'));
  readonly keys = new TestKeys();
  readonly store = new DirectoryCopyStore(LAST_RESORT.code);
  /** Reads imports again as its clock goes on. */
  readonly calendars = new CalendarStore(() => millisOf(this.clock.now()));
  readonly contexts: DecisionContexts;
  readonly cases: CaseSubscriptions;
  readonly reading: ReadingSubscriptions;
  readonly left: FindLeftReferrals;
  readonly changes: ChangeCase;
  readonly move: MoveReferral;
  private readonly records = new Map<string, DeskRecord>();

  readonly database: ServiceDatabase;
  /** What requests sent so far. */
  readonly requests: Traffic;
  /** What handlers and jobs sent so far. */
  readonly worker: Traffic;

  private constructor(private readonly under: ServiceUnderTest) {
    const { database, requests, worker } = under;
    this.database = database;
    this.requests = requests;
    this.worker = worker;
    this.contexts = new DecisionContexts(this.store, { backupAfterMs: 3_600_000 });
    this.changes = new ChangeCase(new ChangeDoor(database, this.clock, idempotencySecrets(this.keys)), this.contexts, new WorklistStream(database, this.clock, new Logger('test', 'silent')));
    this.cases = new CaseSubscriptions(this.changes);
    this.reading = new ReadingSubscriptions(this.changes);
    this.left = new FindLeftReferrals(database, this.clock);
    this.move = new MoveReferral(this.changes, database, this.clock);
  }

  static async open(directory: readonly DeskSketch[] = smallDirectory): Promise<DeskHarness> {
    const harness = new DeskHarness(await serviceDatabase(referralDesk));
    await harness.publish([...directory, LAST_RESORT]);
    await followDuties([referralDeskDuties], { database: harness.database, clock: harness.clock, environment: {} }, harness.store, harness.calendars);
    return harness;
  }

  close(): Promise<void> {
    return this.under.close();
  }

  /** Makes the desks of the copy these, and the copy whole. */
  async publish(sketches: readonly DeskSketch[]): Promise<void> {
    await this.database.asWorker(async (tx) => {
      for (const sketch of sketches) await this.applyDesk(tx, sketch);
      await this.finishCopy(tx);
    });
  }

  /** Records one desk as the directory's event would, with what follows from it. */
  async recordDesk(sketch: DeskSketch): Promise<number> {
    return this.database.asWorker(async (tx) => {
      const record = await this.applyDesk(tx, sketch);
      const left = await this.left.checkDesk(tx, record);
      await this.finishCopy(tx);
      return left;
    });
  }

  private async applyDesk(tx: Tx, sketch: DeskSketch): Promise<DeskRecord> {
    const record = DeskRecord.parse(deskRecord(sketch, (this.records.get(sketch.code)?.revision ?? 0) + 1));
    this.records.set(sketch.code, record);
    await this.store.applyDesk(tx, record);
    return record;
  }

  private async finishCopy(tx: Tx): Promise<void> {
    const all = [...this.records.values()];
    const revision = Math.max(...all.map((record) => record.revision)) + (await tx.query('SELECT 1 FROM desk_copy')).length;
    await this.store.applyPublished(tx, { revision: revision + all.reduce((sum, record) => sum + record.revision, 0), count: all.length, digest: directoryDigest(all) });
  }

  /** A person with roles on desks, as their token would say. */
  person(name: string, ...desks: (readonly [string, 'MEMBER' | 'SUPERVISOR'])[]): StaffPrincipal {
    const on = desks.length > 0 ? desks : [[name.replace(/^supervisor\./, ''), name.startsWith('supervisor.') ? 'SUPERVISOR' : 'MEMBER'] as const];
    return {
      kind: 'STAFF', staff: idOf(`staff ${name}`), organisation: idOf(`organisation ${on[0]?.[0]}`), organisationType: 'PSB', roles: [],
      desks: on.map(([code, role]) => {
        const record = this.records.get(code);
        if (record === undefined) throw new Error(`no desk ${code}`);
        return { id: record.id, agency: record.agency, role, jurisdiction: record.jurisdiction };
      }),
    };
  }

  desk(code: string): string {
    return idOf(`desk ${code}`);
  }

  key(): { key: string; route: string } {
    return { key: randomUUID(), route: 'POST /test' };
  }

  /** Files a report as its owner's event would. */
  async file(input: Partial<EventData<typeof ReportFiled>> = {}): Promise<string> {
    const reportId = input.reportId ?? randomUUID();
    await this.handle((tx) => this.cases.fileReport({ ...filedExample, ...input, reportId }, context(tx)));
    return reportId;
  }

  handle<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.asWorker(work);
  }

  /** Past every policy and right: what only a hand on the database does. */
  async byHand(statement: string): Promise<void> {
    await ask(this.under.cluster.url, `SET search_path = referral_desk, app; ${statement}`);
  }

  /** Events this service left in its outbox, oldest first. */
  events(): Promise<{ type: string; key: string; data: Record<string, unknown> }[]> {
    return this.database.asWorker((tx) => tx.query(`SELECT type, key, envelope->'data' AS data FROM outbox ORDER BY seq`));
  }
}

export const context = (tx: Tx) => ({ tx, envelope: {} as never, attempt: 1 });
export const asPrincipal = (principal: StaffPrincipal): Principal => principal;

export const filedExample: EventData<typeof ReportFiled> = {
  reportId: '01970000-0000-7000-8000-000000000101', number: '2605-0000123-8', filedAt: '2026-05-11T00:20:00.000Z', pack: '430200', packVersion: 1,
  directoryRevision: 7, tell: 'FULL', countyPoliceOnly: false, noMediation: false, county: '430223', excludedDesks: [], excludedAgencies: [],
  referrals: [
    { agency: 'PSB', site: 'NOW', role: 'LEAD', division: '430223' },
    { agency: 'CIV', site: 'RESIDENCE', role: 'SUPPORT', division: '430223' },
    { agency: 'EDU', site: 'SCHOOL', role: 'SUPPORT', division: '430223' },
    { agency: 'PROC', site: 'NOW', role: 'NOTICE', division: '430223' },
  ],
};
