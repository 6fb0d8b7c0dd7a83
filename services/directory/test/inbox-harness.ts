import type { StaffPrincipal } from '@referrals/auth';
import { ReferralRouted, referralDeskDutyEvents, type EventData, type EventDefinition, type ReferralSnapshot } from '@referrals/contracts';
import { deskRecord, idOf, LAST_RESORT, ServiceHarness, smallDirectory, type HarnessOptions } from '@referrals/service-harness';
import { v7 } from 'uuid';
import { directory } from '../src/directory.module.js';

export interface Landed { readonly who: string; readonly reason: string; readonly number: string | null }
type Escalated = EventData<typeof referralDeskDutyEvents.escalated>;

/** The directory with a register of its own, what other services tell it, and who has which message. */
export class InboxHarness implements AsyncDisposable {
  private constructor(readonly service: ServiceHarness) {}

  static async open(environment: HarnessOptions['environment'] = {}): Promise<InboxHarness> {
    const harness = new InboxHarness(await ServiceHarness.start(directory, { environment: { PASSWORD_MEMORY_KIB: '8192', PASSWORD_PASSES: '1', DEMO: 'false', ...environment } }));
    const desks = [...smallDirectory, LAST_RESORT].map((sketch, index) => ({ ...deskRecord(sketch, index + 1), names: [sketch.code, `supervisor.${sketch.code}`] }));
    for (const statement of [FILL, FILL_PEOPLE]) await harness.service.look(statement, [JSON.stringify(desks)]);
    return harness;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.service[Symbol.asyncDispose]();
  }

  desk = (code: string): string => this.service.desk(code);
  person = (name: string): StaffPrincipal => this.service.person(name);
  staff = (name: string): string => idOf(`staff ${name}`);

  /** A referral of a new case at this desk, unless said otherwise. */
  referral(at: string, told: Partial<ReferralSnapshot> = {}): ReferralSnapshot {
    return { ...ReferralRouted.example, reportId: v7(), referralId: v7(), owner: this.desk(at), ...told };
  }

  /** A step of a new duty that this desk owes, told to it unless said otherwise. */
  step(owner: string, told: Partial<Escalated> = {}): Escalated {
    return { ...referralDeskDutyEvents.escalated.example, dutyId: v7(), caseId: v7(), desk: this.desk(owner), toDesk: this.desk(owner), ...told };
  }

  async tell<D extends EventDefinition>(event: D, data: EventData<D>, id = v7()): Promise<void> {
    const { reportId, caseId } = data as { reportId?: string; caseId?: string };
    const { state, reason } = await this.service.deliver(event, data, { key: reportId ?? caseId ?? '', id });
    if (state !== 'DONE') throw new Error(`${event.type}: ${state} ${reason ?? ''}`);
  }

  /** So many unread messages of this person's, of other cases, at a desk. */
  async fill(name: string, code: string, count: number, kind: 'ARRIVAL' | 'ESCALATION' = 'ARRIVAL'): Promise<void> {
    await this.service.look(
      `INSERT INTO inbox_message (id, staff, desk, service, case_id, kind, reason, subject, at, landed_at, exempt, hidden_desks, hidden_staff)
       SELECT gen_random_uuid(), $1, $2, 'referral-desk', gen_random_uuid(), $3, 'ROUTED', gen_random_uuid(), now(), '2026-05-10'::timestamptz + n * interval '1 second', false, '{}', '{}'
       FROM generate_series(1, $4::int) AS n`, [this.staff(name), this.desk(code), kind, count]);
    await this.service.look('ANALYZE inbox_message');
  }

  /** Everybody's messages of a case, past all policies; who may not see them any more is left out. */
  async landed(caseId: string): Promise<Landed[]> {
    return this.service.look<Landed & Record<string, unknown>>(
      `SELECT s.account AS who, m.reason, m.number FROM inbox_message m JOIN staff s ON s.id = m.staff WHERE m.case_id = $1 AND NOT m.staff = ANY (m.hidden_staff)
         AND NOT EXISTS (SELECT FROM desk_member d WHERE d.staff = m.staff AND d.desk = ANY (m.hidden_desks)) ORDER BY s.account, m.landed_at, m.at, m.reason`, [caseId]);
  }

  /** Who has messages of a case, each as often as they have some. */
  async heard(caseId: string): Promise<string[]> {
    return (await this.landed(caseId)).map(({ who }) => who);
  }

  /** Whether a case is known to be of a child in danger that does not wait. */
  async isImminent(caseId: string): Promise<boolean | undefined> {
    return (await this.service.look<{ imminent: boolean }>('SELECT imminent FROM inbox_case WHERE case_id = $1', [caseId]))[0]?.imminent;
  }

  async join(name: string, code: string, role = 'MEMBER'): Promise<void> {
    await this.service.look('INSERT INTO desk_member (desk, staff, role) VALUES ($1, $2, $3)', [this.desk(code), this.staff(name), role]);
  }

  async leave(name: string, code: string): Promise<void> {
    await this.service.look('DELETE FROM desk_member WHERE desk = $1 AND staff = $2', [this.desk(code), this.staff(name)]);
  }

  async stands(name: string, status: 'ACTIVE' | 'SUSPENDED'): Promise<void> {
    await this.service.look('UPDATE staff SET status = $2 WHERE id = $1', [this.staff(name), status]);
  }
}

const FILL = `WITH d AS (SELECT * FROM jsonb_to_recordset($1) AS r(id uuid, code text, name text, agency text, organisation uuid, jurisdiction text)),
  offices AS (INSERT INTO organisation (id, name, type, division, revision) SELECT organisation, name, agency, (SELECT min(code) FROM division WHERE code LIKE '4302%'), 1 FROM d)
  INSERT INTO desk (id, code, name, agency, organisation, jurisdiction, opens_on, revision) SELECT id, code, name, agency, organisation, jurisdiction, '2020-01-01', 1 FROM d`;
const FILL_PEOPLE = `WITH d AS (SELECT r.id, r.organisation, m.value, r.names->>(m.nth::int - 1) AS account
    FROM jsonb_to_recordset($1) AS r(id uuid, organisation uuid, members jsonb, names jsonb), jsonb_array_elements(r.members) WITH ORDINALITY AS m(value, nth)),
  people AS (INSERT INTO staff (id, account, display_name, organisation, status, revision) SELECT (value->>'staff')::uuid, account, account, organisation, 'ACTIVE', 1 FROM d)
  INSERT INTO desk_member (desk, staff, role) SELECT id, (value->>'staff')::uuid, value->>'role' FROM d`;
