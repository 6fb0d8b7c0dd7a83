import { addMonths, LAST_DAY } from '@referrals/calendar';
import { DelegationDoubted, DelegationRecorded, DomainError } from '@referrals/contracts';
import { v7 } from 'uuid';
import type { OpenFile } from '../child/open-file.js';
import { isUnfinished } from './delegation.moves.domain.js';
import type { NewDelegation } from './delegation.dto.js';
import { Delegation, ExclusionReason } from './delegation.entity.js';

/** A renewal is written before it begins, and no longer before than this. */
const AHEAD_MONTHS = 12;

/** An offence asks whether the child was harmed, and is the county's to know at once. */
export const isUrgent = ({ exclusions = [] }: Pick<NewDelegation, 'exclusions'>): boolean => exclusions.includes('OFFENCE');

/**
 * Records a delegation as it is. One that the law does not let be (MPL 22) is in doubt from the start. Of two that are unfinished none begins
 * within the other: who looks after the child is one person at a time.
 * @throws DomainError FILE_ENDED, DATE_IN_FUTURE, PERIOD_INVALID, PERIOD_OVERLAP
 */
export function recordDelegation(file: OpenFile, said: NewDelegation, others: readonly Delegation[]): Delegation {
  file.expectActive();
  expectDays(file, said);
  if (others.some((one) => isUnfinished(one) && said.from < (one.toOn ?? LAST_DAY) && one.fromOn < (said.to ?? LAST_DAY))) throw new DomainError('PERIOD_OVERLAP', { field: 'from' });
  const { from, to, exclusionReason, supersedes, capacity, exclusions, ...told } = said;
  const doubt = doubtOf(said);
  const id = v7();
  const row = file.add(Delegation, {
    ...told, id, state: doubt === undefined ? 'IN_FORCE' : 'DOUBTED', capacity: capacity ?? null, exclusions: exclusions ?? null, fromOn: from, toOn: to ?? null,
    supersedes: supersedes ?? null, ...(doubt === undefined ? {} : { doubt, doubtedOn: file.today }),
  }) as Delegation;
  if (exclusionReason !== undefined) void file.change.tx.manager.insert(ExclusionReason, file.sensitive.row(ExclusionReason, { delegation: id, child: file.child.id, reason: exclusionReason }));
  file.record('delegation.recorded', { delegation: id });
  file.emit(DelegationRecorded, { delegationId: id, from, ...(to === undefined ? {} : { until: to }) });
  if (doubt !== undefined) {
    file.record('delegation.doubted', { delegation: id, because: doubt });
    file.emit(DelegationDoubted, { delegationId: id, because: doubt, urgent: isUrgent(said) });
  }
  return row;
}

/** What the law says of a delegate at once; undefined: nothing. */
export function doubtOf({ exclusions = [], capacity }: Pick<NewDelegation, 'exclusions' | 'capacity'>): 'EXCLUDED' | 'NO_ABILITY' | undefined {
  if (exclusions.length > 0) return 'EXCLUDED';
  return capacity === 'LIMITED' || capacity === 'NONE' ? 'NO_ABILITY' : undefined;
}

function expectDays(file: OpenFile, { from, to, birthDate, signedOn, toldVillageOn, toldSchoolOn }: NewDelegation): void {
  if (from > addMonths(file.today, AHEAD_MONTHS)) throw new DomainError('DATE_IN_FUTURE', { field: 'from' });
  if (to !== undefined && to <= from) throw new DomainError('PERIOD_INVALID', { field: 'to' });
  for (const [field, day] of Object.entries({ birthDate, signedOn, toldVillageOn, toldSchoolOn })) file.expectPast(day, field);
}
