import type { ServiceName } from '@referrals/contracts';
import type { DeliveryState, Joining, ServiceInbox, Transport } from '@referrals/event-bus';
import type { HealthFinding } from './health.js';

/** An event that waits for so long is reported: handlers or brokers are slow, stand still, or catch up. */
export const LATE_SECONDS = 30;
/** A subscriber may be replaced meanwhile; and that it is away at all is reported elsewhere. */
const UNKNOWN_SECONDS = 300;
/** A subscriber or a producer may be replaced meanwhile. */
const STILL_SECONDS = 300;

/** As `DeliveryAudit` says it. */
export interface DeliveryAuditState { state(longerThanSeconds: number): readonly DeliveryState[] }

/**
 * Whether events of this process reach what they are for: what waits for a person, and what has waited too long, in an inbox or in an
 * outbox, or was sent and is nowhere. A subscriber that joins is reported with how far it is; only that it does not come further is amiss. One shard that cannot be sent is told, too, while all others are. @throws when the database cannot be asked
 */
export async function eventsHealth(inboxes: ReadonlyMap<ServiceName, Pick<ServiceInbox, 'backlog'>>, transport: Pick<Transport, 'backlog'>, audits: readonly DeliveryAuditState[], joinings: readonly Joining[] = []): Promise<HealthFinding> {
  const parked: string[] = [];
  const late: string[] = [];
  for (const [service, inbox] of inboxes) {
    const backlog = await inbox.backlog();
    if (backlog.parked + backlog.quarantined > 0) parked.push(`${service}: ${backlog.parked} parked, ${backlog.quarantined} in quarantine`);
    else if (backlog.oldestSeconds > LATE_SECONDS) late.push(`${service}: ${backlog.ready} wait, the oldest for ${Math.round(backlog.oldestSeconds)} s`);
  }
  for (const { producer, unsent, oldestSeconds } of await transport.backlog()) {
    if (oldestSeconds > LATE_SECONDS) late.push(`${producer}: ${unsent} not sent, the oldest for ${Math.round(oldestSeconds)} s`);
  }
  for (const { producer, subscriber, missing, oldestSeconds, unknownSeconds } of audits.flatMap((one) => one.state(LATE_SECONDS))) {
    if (missing > 0) late.push(`${producer}: ${missing} not at ${subscriber}, the oldest for ${Math.round(oldestSeconds)} s`);
    if (unknownSeconds > UNKNOWN_SECONDS) late.push(`${producer}: not known for ${Math.round(unknownSeconds)} s what arrived at ${subscriber}`);
  }
  const joining = joinings.map(({ producer, subscriber, events, total }) => `${subscriber} joins ${producer}: ${events} of ${total}`);
  for (const { producer, subscriber, stillSeconds } of joinings) {
    if (stillSeconds > STILL_SECONDS) late.push(`${subscriber}: joins ${producer} and has come no further for ${Math.round(stillSeconds)} s`);
  }
  const state = parked.length + late.length > 0 ? 'degraded' : joining.length > 0 ? 'joining' : 'ok';
  return { name: 'events', state, ...(state === 'ok' ? {} : { detail: Object.fromEntries(Object.entries({ parked, late, joining }).filter(([, lines]) => lines.length > 0)) }) };
}
