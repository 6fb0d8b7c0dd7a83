import { Controller } from '@nestjs/common';
import { ReferralAcknowledged, ReferralOpened, ReportFiledV2, type EventDefinition, type ServiceName } from '@referrals/contracts';
import { directory } from '@referrals/directory';
import { OnEvent, type InboxContext } from '@referrals/event-bus';

/** What the newcomer listens to, of two producers. */
export const HEARD: readonly EventDefinition[] = [ReportFiledV2, ReferralOpened, ReferralAcknowledged];

/**
 * Where the newcomer keeps what it heard, and when, in the order it did; nothing in it is unique, so that what takes effect twice is seen
 * twice. For the superuser, once this release's worker is there.
 */
export const HEARD_TABLE = `CREATE TABLE directory.heard (n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id uuid NOT NULL, key uuid NOT NULL, type text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp());
  ALTER TABLE directory.heard ENABLE ROW LEVEL SECURITY; ALTER TABLE directory.heard FORCE ROW LEVEL SECURITY;
  CREATE POLICY service_role ON directory.heard FOR INSERT TO referrals_directory_worker WITH CHECK (true);
  GRANT INSERT ON directory.heard TO referrals_directory_worker`;

/** Listens where no release does: the directory hears none of these. */
@Controller()
class Newcomer {
  @OnEvent(ReportFiledV2, 'directory', { from: 'beginning' })
  filed(_data: unknown, context: InboxContext): Promise<void> { return keep(context); }

  @OnEvent(ReferralOpened, 'directory', { from: 'beginning' })
  opened(_data: unknown, context: InboxContext): Promise<void> { return keep(context); }

  @OnEvent(ReferralAcknowledged, 'directory', { from: 'beginning' })
  acknowledged(_data: unknown, context: InboxContext): Promise<void> { return keep(context); }
}

/** What the newcomer does with an event: one insert. */
export async function keep({ tx, envelope }: InboxContext): Promise<void> {
  tx.write('INSERT INTO heard (id, key, type) VALUES ($1, $2, $3)', [envelope.id, envelope.partitionkey, envelope.type]);
}

/** This process is of a release that has the newcomer. For processes of a test, before they start. */
export function addNewcomer(): void {
  addListener(Newcomer, HEARD);
}

/** Of a release in which the directory hears these events by this class. */
export function addListener(listener: new () => object, events: readonly EventDefinition[]): void {
  for (const event of events) (event.consumers as ServiceName[]).push('directory');
  (directory.subscriptions as (typeof listener)[]).push(listener);
}
