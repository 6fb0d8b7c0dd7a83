import type { AnonymousReporter, StaffPrincipal } from '@referrals/auth';
import { fixedClock, instant } from '@referrals/calendar';
import type { Agency, DeskRole, EventData, EventDefinition, EventEnvelope, OrganisationType, ReferralSnapshot, StaffRole } from '@referrals/contracts';
import type { ServiceDatabase } from '@referrals/database';
import { ChangeDoor, checkInput, DirectoryCopyStore, FileKeyRing, idempotencySecrets, Logger, MessageStream } from '@referrals/service-kit';
import { serviceDatabase } from '@referrals/service-harness';
import { ask, testKeyFile } from '@referrals/testing';
import { CaseParts } from '../src/filing/case-parts.js';
import { FileReport } from '../src/filing/file-report.js';
import type { Receipt } from '../src/filing/filing.dto.js';
import { ReportForm } from '../src/form/report-form.dto.js';
import { ReferralSubscriptions } from '../src/grants/referral.subscriptions.js';
import { LandAnswers } from '../src/inbox/land-answers.js';
import { ReporterInbox } from '../src/inbox/reporter-inbox.js';
import { mandatoryReporting } from '../src/mandatory-reporting.module.js';
import { idOf, seedDirectory } from './directory-fixture.js';

/** The service on a database of its own, without HTTP: use cases are called as its controllers would. */
export class Fixture {
  readonly clock = fixedClock(instant('2026-05-11T08:20:00+08:00'));
  readonly keys = new FileKeyRing(testKeyFile);
  readonly store = new DirectoryCopyStore('coord.city');
  readonly parts: CaseParts;
  private keyCount = 0;

  private constructor(readonly database: ServiceDatabase, private readonly url: string, private readonly drop: () => Promise<void>) {
    this.parts = new CaseParts(database, this.clock, this.keys, this.store, new ChangeDoor(database, this.clock, idempotencySecrets(this.keys)));
  }

  /** With `seed: false` the directory's copy stays empty. */
  static async open({ seed = true } = {}): Promise<Fixture> {
    const { database, cluster, close } = await serviceDatabase(mandatoryReporting);
    const fixture = new Fixture(database, cluster.url, close);
    if (seed) await seedDirectory(database, fixture.store);
    return fixture;
  }

  close(): Promise<void> {
    return this.drop();
  }

  /** Past every policy and right: what only a hand on the database does. */
  async byHand(statement: string): Promise<void> {
    await ask(this.url, `SET search_path = mandatory_reporting, app; ${statement}`);
  }

  key(): { key: string; route: string } {
    this.keyCount += 1;
    return { key: idOf(`key ${this.keyCount}`), route: 'POST /test' };
  }

  async file(body: object, who?: StaffPrincipal, key = this.key()): Promise<Receipt> {
    return new FileReport(this.parts).file(await checkInput(ReportForm, body), key, who);
  }

  /** Takes what referral-desk would publish. */
  async referral(of: Partial<ReferralSnapshot> & Pick<ReferralSnapshot, 'reportId' | 'owner' | 'role'>): Promise<void> {
    const snapshot: ReferralSnapshot = {
      referralId: idOf(`referral ${of.reportId} ${of.agency ?? 'PSB'}`), agency: 'PSB', site: 'NOW', state: 'routed', because: 'LONGEST_PREFIX',
      watchers: [], recused: [], excludedDesks: [], version: 1, at: this.clock.now(), ...of,
    };
    const stream = new MessageStream(this.database, this.clock, new Logger('test', 'silent'), new ReporterInbox(this.keys));
    const subscriptions = new ReferralSubscriptions(this.store, new LandAnswers(this.keys, this.clock, stream));
    await this.database.asWorker((tx) => subscriptions.referralStands(snapshot, { tx, attempt: 1, envelope: { data: snapshot } as EventEnvelope }));
  }

  /** Data of the events of a type that the outbox holds for a report, in order. */
  async events<D extends EventDefinition>(definition: D, key: string): Promise<EventData<D>[]> {
    const rows = await this.database.asWorker((tx) => tx.query<{ data: EventData<D> }>(
      `SELECT envelope->'data' AS data FROM outbox WHERE key = $1 AND type = $2 ORDER BY seq`, [key, definition.type]));
    return rows.map((row) => row.data);
  }
}

export function person(name: string, organisationName: string, organisationType: OrganisationType, roles: StaffRole[] = []): StaffPrincipal {
  return { kind: 'STAFF', staff: idOf(`staff ${name}`), organisation: idOf(organisationName), organisationType, roles, desks: [] };
}

/** Somebody at a desk such as `psb.yx`. */
export function officer(code: string, role: DeskRole = 'MEMBER', name = `${role} of ${code}`): StaffPrincipal {
  const agency = code.split('.')[0]?.toUpperCase() as Agency;
  return { ...person(name, `organisation of ${code}`, agency === 'COORD' ? 'WCO' : agency), desks: [{ id: idOf(code), agency, role, jurisdiction: '430223' }] };
}

export const holderOf = (report: string): AnonymousReporter => ({ kind: 'ANONYMOUS_REPORTER', report });

export const teacher = person('teacher', 'a school', 'SCHOOL');
export const anotherTeacher = person('another teacher', 'a school', 'SCHOOL');
