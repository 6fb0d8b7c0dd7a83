import type { Tx } from '@referrals/database';
import type { SensitiveRows } from '@referrals/service-kit';
import { ReporterContact } from '../content/report-parts.entity.js';
import { contactOf, type ReporterIdentity } from './sealed-reporter.domain.js';

/** Keeps for the desks how the reporter may be telephoned, as they say it now; before it was said otherwise, or not at all. */
export function keepContact(tx: Tx, sealed: SensitiveRows, reportId: string, identity: ReporterIdentity, before?: ReporterIdentity): void {
  const contact = contactOf(identity);
  if (before !== undefined && contactOf(before) !== undefined) void tx.manager.delete(ReporterContact, { reportId });
  if (contact !== undefined) void tx.manager.insert(ReporterContact, sealed.row(ReporterContact, { reportId, sealed: contact }));
}
