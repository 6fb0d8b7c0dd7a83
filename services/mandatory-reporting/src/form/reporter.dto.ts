import { HIDE_FROM, REPORTER_KINDS, type HideFrom, type ReporterKind } from '@referrals/contracts';
import { Codes, IdField, Part, YesNo } from '@referrals/service-kit';
import { SafeContact } from './child.dto.js';
import { CreditCode, Line, One, Phone, Short } from './form-fields.js';

/** What a reporter may add to their own part later: how they can be reached, and what they ask for; sealed. */
export class ReporterSupplement {
  @Short() name?: string;
  @Short() unitName?: string;
  @CreditCode() unitCode?: string;
  @Short() post?: string;
  @Phone() phone?: string;
  @YesNo({ optional: true }) confidential?: boolean;
  @Part(() => SafeContact, { optional: true }) safeContact?: SafeContact;
  @YesNo({ optional: true, description: 'Desks that lead the case may telephone; counts only where no secrecy is asked for' }) mayCall?: boolean;
  @Line() relationToSuspects?: string;
  @Line() knownBy?: string;
  @Codes(HIDE_FROM, { optional: true, description: 'From whom the reporter wants it kept, for good: a wish once told stays' }) hideFrom?: HideFrom[];
}

/** The teller. `kind` and `organisation` count only where the signed-in person does not report for themselves. */
export class Reporter extends ReporterSupplement {
  @One(REPORTER_KINDS) kind?: ReporterKind;
  @IdField({ optional: true }) organisation?: string;
}
