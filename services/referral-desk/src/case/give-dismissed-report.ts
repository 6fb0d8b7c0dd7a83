import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  DomainError, ReassignmentDue, ReportDangerTold, ReportExclusionAdded, ReportExclusionAddedV2, ReportFiled, ReportFiledV2, ReportSupplemented, ReportSupplementedV2, UnheardSupplementDue,
  type EventData, type EventEnvelope,
} from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { BusOperator, NotYet } from '@referrals/event-bus';
import { ChangeCase } from './change-case.js';
import { fileCase } from './intake.domain.js';

/**
 * Without these a desk in conflict would keep a case, published facts would reach nobody, or a closed desk would go on owning: they wait
 * parked until they can be replayed.
 */
const NEVER_GIVEN_UP = [ReportDangerTold, ReportExclusionAdded, ReportExclusionAddedV2, ReportSupplemented, ReportSupplementedV2, ReassignmentDue, UnheardSupplementDue];

async function refuse(): Promise<never> {
  throw new DomainError('EVENT_MUST_BE_REPLAYED');
}

/** A filed report whose event a person gave up goes to the coordinator: never into silence. */
@Injectable()
export class GiveDismissedReport implements OnModuleInit {
  constructor(private readonly operator: BusOperator, private readonly cases: ChangeCase) {}

  onModuleInit(): void {
    for (const { type } of [ReportFiled, ReportFiledV2]) this.operator.onDismiss(type, (tx, envelope) => this.give(tx, envelope));
    for (const { type } of NEVER_GIVEN_UP) this.operator.onDismiss(type, refuse);
  }

  /** @throws DomainError DIRECTORY_COPY_INCOMPLETE while no coordinator can be found; the event stays parked */
  async give(tx: Tx, envelope: EventEnvelope): Promise<void> {
    const filed = whatIsLeft(envelope);
    try {
      await this.cases.create(tx, filed.reportId, filed, (context) => fileCase(filed, context));
    } catch (error) {
      throw error instanceof NotYet ? new DomainError('DIRECTORY_COPY_INCOMPLETE', { retryAfter: 2 }) : error;
    }
  }
}

/** One referral to the coordinator, with what can be read of the event; what cannot is taken at its most careful. */
export function whatIsLeft(envelope: EventEnvelope): EventData<typeof ReportFiledV2> {
  const said = (typeof envelope.data === 'object' && envelope.data !== null ? envelope.data : {}) as Record<string, unknown>;
  const careful: EventData<typeof ReportFiledV2> = {
    reportId: envelope.partitionkey, number: envelope.partitionkey.slice(-12), filedAt: envelope.time, pack: 'DISMISSED', packVersion: 1, directoryRevision: 0,
    tell: 'LESS', countyPoliceOnly: true, noMediation: true, minorSuspect: true, excludedDesks: [], excludedAgencies: [],
    reporterHidden: true, untoldDesks: [], keepFrom: [],
    referrals: [{ agency: 'COORD', site: 'NOW', role: 'LEAD' }],
  };
  const kept = { ...careful } as Record<string, unknown>;
  for (const [name, field] of Object.entries(ReportFiledV2.data.shape)) {
    const parsed = name === 'referrals' || name === 'reportId' ? undefined : field.safeParse(said[name]);
    if (parsed?.success === true && parsed.data !== undefined) kept[name] = parsed.data;
  }
  const filed = kept as EventData<typeof ReportFiledV2>;
  return { ...filed, referrals: [{ agency: 'COORD', site: 'NOW', role: 'LEAD', ...(filed.county === undefined ? {} : { division: filed.county }) }] };
}
