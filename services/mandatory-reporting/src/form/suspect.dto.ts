import { SUSPECT_RELATIONS, type SuspectRelation } from '@referrals/contracts';
import { IdField, OneOf, YesNo } from '@referrals/service-kit';
import { Line, One, Phone, Short } from './form-fields.js';

/** A suspected person. Relation and living together are the story; the rest tells who they are. */
export class Suspect {
  @OneOf(SUSPECT_RELATIONS) relation!: SuspectRelation;
  @YesNo({ optional: true }) cohabiting?: boolean;
  @IdField({ optional: true }) organisation?: string;
  @Short() name?: string;
  @Phone() phone?: string;
  @Line() whereabouts?: string;
  @Line() description?: string;
  @One(['YES', 'NO', 'UNKNOWN']) withChildNow?: 'YES' | 'NO' | 'UNKNOWN';
}
