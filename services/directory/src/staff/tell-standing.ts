import { StaffStandingRecorded } from '@referrals/contracts';
import type { RegisterChange } from '../register/register-change.js';
import type { Staff } from './staff.entity.js';

/** Tells the services how an account stands from this revision on: send tickets that were made before end with it. */
export function tellStanding({ change, revision }: RegisterChange, { id, status }: Pick<Staff, 'id' | 'status'>): void {
  change.emit(StaffStandingRecorded, { staff: id, suspended: status === 'SUSPENDED', revision }, id);
}
