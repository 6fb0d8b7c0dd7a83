import { addMillis, millisOf, type Clock } from '@referrals/calendar';
import type { ServiceDatabase, Tx } from '@referrals/database';
import { dutyPacks } from '@referrals/duties';
import { hashOf, newSecret } from './sessions.js';
import { Bell, type BrowserSession } from './session.entity.js';
import { DeskMember } from '../desks/desk.entity.js';

const HOURS = 12;

/** What a locked page hears: how much is unopened at the person's desks, and how much cannot wait. */
export interface Ringing { readonly new: number; readonly urgent: number }

/** Clocks that run in hours: by the morning they are over. */
const HOURLY = [...new Set([...dutyPacks.values()].flatMap(({ rows }) => rows).filter(({ limit }) => limit?.unit === 'HOUR').map(({ id }) => id))];

/** As messages are hidden: from who stepped aside, and from whoever also sits at a desk that must not hear of the case. */
const HIDDEN = "(c.hidden_staff @> ARRAY[b.staff] OR EXISTS (SELECT FROM desk_member o WHERE o.staff = b.staff AND o.desk <> u.desk AND o.desk = ANY (c.hidden_desks)))";

const COUNT = `
  SELECT (SELECT count(*) FROM unopened_referral u WHERE u.desk = ANY (d.desks)
            AND NOT EXISTS (SELECT FROM inbox_case c WHERE c.case_id = u.report AND ${HIDDEN}))::int AS new,
         (SELECT count(*) FROM unopened_referral u JOIN inbox_case c ON c.case_id = u.report AND c.imminent WHERE u.desk = ANY (d.desks) AND NOT ${HIDDEN})::int
         + (SELECT count(*) FROM inbox_message m WHERE m.staff = b.staff AND m.desk = ANY (d.desks) AND m.kind = 'ESCALATION' AND m.read_at IS NULL
            AND m.reason = 'OWNER' AND m.clock = ANY ($3))::int AS urgent
  FROM bell b JOIN staff s ON s.id = b.staff AND s.status = 'ACTIVE'
    CROSS JOIN LATERAL (SELECT ARRAY(SELECT m.desk FROM desk_member m WHERE m.staff = b.staff AND m.desk = ANY (b.desks)) AS desks) d
  WHERE b.id = $1 AND b.ends_at > $2 AND d.desks <> '{}'`;

/**
 * Bells of locked pages: random, known by their hash, good for two counts and nothing else. One ends twelve hours after its session was last
 * renewed, with the person's next sign-in there, their signing out everywhere, their suspension, and when they are at none of its desks any more.
 */
export class Bells {
  constructor(private readonly database: ServiceDatabase, private readonly clock: Clock) {}

  /** For a session that ends now; undefined for who sits at no desk, or was away for too long. */
  async hang(tx: Tx, { staff, renewedAt }: BrowserSession): Promise<{ readonly secret: string; readonly id: string; readonly seconds: number } | undefined> {
    const desks = (await tx.manager.findBy(DeskMember, { staff })).map(({ desk }) => desk);
    const endsAt = addMillis(renewedAt, HOURS * 3_600_000);
    const seconds = Math.floor((millisOf(endsAt) - millisOf(this.clock.now())) / 1_000);
    if (desks.length === 0 || seconds <= 0) return undefined;
    const secret = newSecret();
    const id = hashOf(secret);
    void tx.manager.insert(Bell, { id, staff, desks, endsAt });
    return { secret, id, seconds };
  }

  /** Undefined where it is over. */
  ring(secret: string): Promise<Ringing | undefined> {
    return this.database.asWorker((tx) => tx.maybeOne<Ringing>(COUNT, [hashOf(secret), this.clock.now(), HOURLY]));
  }
}
