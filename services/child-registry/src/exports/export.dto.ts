import { PlaceCode } from '@referrals/service-kit';
import { Reason } from '../fields.js';

/** What a file is made of, and what for: each reading is recorded with its reason. */
export class ExportBody {
  @PlaceCode({ description: 'A county, a township or a village of the caller’s' }) scope!: string;
  @Reason() reason!: string;
}
