import type { PlainDate } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import type { OpenFile } from '../child/open-file.js';

/** A period that has begun, and ends after it began. @throws DomainError DATE_IN_FUTURE, PERIOD_INVALID */
export function expectPeriod(file: OpenFile, { from, to }: { readonly from: PlainDate; readonly to?: PlainDate | undefined }, fields = { from: 'from', to: 'to' }): void {
  file.expectPast(from, fields.from);
  if (to !== undefined && to < from) throw new DomainError('PERIOD_INVALID', { field: fields.to });
}
