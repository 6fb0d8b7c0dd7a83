import { REPORTER_KINDS, type ReporterKind } from '@referrals/contracts';
import { Codes, IdField, Part, YesNo } from '@referrals/service-kit';
import { SafeContact } from './child.dto.js';
import { CreditCode, Line, One, Phone, Short } from './form-fields.js';

/** From whom the report must be hidden, by the reporter's wish. */
const HIDE_FROM = ['UNIT', 'VILLAGE', 'TOWNSHIP'] as const;

/** What a reporter may add to their own part later: how they can be reached, and what they ask for; sealed. */
export class ReporterSupplement {
  @Short() name?: string;
  @Short() unitName?: string;
  @CreditCode() unitCode?: string;
  @Short() post?: string;
  @Phone() phone?: string;
  @YesNo({ optional: true }) confidential?: boolean;
  @Part(() => SafeContact, { optional: true }) safeContact?: SafeContact;
  @Line() relationToSuspects?: string;
  @Line() knownBy?: string;
  @Codes(HIDE_FROM, { optional: true }) hideFrom?: (typeof HIDE_FROM)[number][];
}

/** The teller. `kind` and `organisation` count only where the signed-in person does not report for themselves. */
export class Reporter extends ReporterSupplement {
  @One(REPORTER_KINDS) kind?: ReporterKind;
  @IdField({ optional: true }) organisation?: string;
}
