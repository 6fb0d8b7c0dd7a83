import { OneOf } from '@referrals/service-kit';
import { codesOf } from '../child/codes.domain.js';
import { GAPS, type GapCode } from './codes.domain.js';

export class GapView {
  @OneOf(codesOf(GAPS)) code!: GapCode;
  @OneOf(['ACT', 'WARN']) level!: 'ACT' | 'WARN';
}
