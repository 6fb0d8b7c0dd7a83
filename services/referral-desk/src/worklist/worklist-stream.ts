import { Inject, Injectable, type MessageEvent } from '@nestjs/common';
import { binder, scopeCondition, type StaffPrincipal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import { ServiceDatabase, type Tx } from '@referrals/database';
import { ClockPort, LiveStream, Logger, streamController, type Stir } from '@referrals/service-kit';
import type { Onlookers } from '../case/onlookers.js';
import { stirredBy, type CaseChange } from '../case/stirred.domain.js';
import { referralScope } from '../referral/referral-scope.js';
import { ReferralSignal } from './worklist-stream.dto.js';

type SignalRow = Required<Omit<ReferralSignal, 'change'>> & { readonly ownedSince: Instant; readonly own: boolean };

/** Tells those at a desk which of the referrals on their worklist came, changed or left, by the scope of the worklist and no other. */
@Injectable()
export class WorklistStream extends LiveStream<ReferralSignal> implements Onlookers {
  readonly name = 'referral';

  constructor(@Inject(ServiceDatabase) database: ServiceDatabase, @Inject(ClockPort) private readonly now: ClockPort, @Inject(Logger) logger: Logger) {
    super(database, now, logger);
  }

  stirCase(tx: Tx, change: CaseChange): void {
    for (const { id, leftBy } of stirredBy(change)) this.stir(tx, id, change.at, leftBy);
  }

  protected async see(tx: Tx, principal: StaffPrincipal, ids: readonly string[], stirs: readonly Stir[]): Promise<ReferralSignal[]> {
    const bind = binder();
    const where = scopeCondition(referralScope(principal, this.now.now(), bind));
    const rows = await tx.query<SignalRow>(
      `SELECT r.id, r.report_id AS "reportId", r.number, r.state, r.version, r.owned_since AS "ownedSince", r.owner = ANY (${bind(principal.desks.map(({ id }) => id))}::uuid[]) AS own
       FROM referral r WHERE r.id = ANY (${bind(ids)}::uuid[]) AND ${where}`, bind.values);
    const stirredAt = new Set(stirs.map(({ subject, at }) => `${subject} ${at}`));
    return rows.map(({ ownedSince, own, ...row }) => ({ ...row, change: own && stirredAt.has(`${row.id} ${ownedSince}`) ? 'ARRIVED' : 'CHANGED' }));
  }

  protected override gone(id: string): MessageEvent {
    return { type: this.name, data: { id, change: 'LEFT' } satisfies ReferralSignal };
  }
}

export const WorklistStreamController = streamController({
  at: 'api/referral-desk/worklist', stream: WorklistStream, view: ReferralSignal, permission: 'referral.read', summary: 'Referrals of my worklist as they come, change and leave',
});
