import type { Instant } from '@referrals/calendar';
import { AGENCIES, CONCERNS, SITUATIONS, type Agency, type Concern, type Situation } from '@referrals/contracts';
import { Codes, IdField, Int, IntersectionType, IntText, Moment, OmitType, OneOf, PageBody, PageOf, PageQuery, Partly, Parts, PickType, Text, Texts } from '@referrals/service-kit';
import { IdNumber, Short } from '../form/form-fields.js';
import { Unchecked, WarningView } from '../form/warnings.dto.js';
import { ReportForm, SupplementForm } from '../form/report-form.dto.js';
import { RANK, type Level } from '../grants/grants.domain.js';
import { GuardianDecisionView } from '../guardians/guardians.dto.js';

const TELLERS = ['REPORTER', 'DESK'] as const;

/** A report as lists show it. */
export class ListedReport {
  @IdField() id!: string;
  @Text() number!: string;
  @Moment() filedAt!: Instant;
  @Codes(SITUATIONS) situations!: Situation[];
  @Codes(CONCERNS) concerns!: Concern[];
  @Codes(AGENCIES, { description: 'Agencies that lead it' }) leads!: Agency[];
}

/** The filing card: all that a NOTICE reads. */
export class ReportCard extends ListedReport {
  @Int() version!: number;
  @OneOf(Object.keys(RANK)) level!: Level;
}

/** Further facts, in the form's shape. */
export class SupplementView extends Partly(OmitType(SupplementForm, ['reporter'])) {
  @Int() part!: number;
  @Moment() at!: Instant;
  @OneOf(TELLERS) toldBy!: (typeof TELLERS)[number];
  @IdField({ nullable: true }) desk!: string | null;
  @Unchecked() unchecked!: string[];
}

const TOLD_BY_CODES = ['situations', 'concerns'] as const;

/** A card whose codes number and code alone do not open. */
class ShownCard extends IntersectionType(OmitType(ReportCard, TOLD_BY_CODES), Partly(PickType(ReportCard, TOLD_BY_CODES))) {}

/**
 * The content at the caller's level: the card, the form's fields as filed, and every supplement in the form's shape. To who holds number and
 * code and has not signed in: which report it is, who leads it, and when the reporter added something.
 */
export class ReportContent extends IntersectionType(Partly(OmitType(ReportForm, ['onBehalf', 'situations', 'concerns'])), ShownCard) {
  @Codes(AGENCIES, { optional: true, description: 'Agencies the reporter wants it kept from: it must reach none of their people' }) keepFrom?: Agency[];
  @IdField({ optional: true, description: 'The child’s file in the registry, for desks that lead or support, once the child’s county has linked it' }) childId?: string;
  @Unchecked({ optional: true }) unchecked?: string[];
  @Parts(() => WarningView, { optional: true, description: 'What may be a slip of the pen, in what this caller may read' }) warnings?: WarningView[];
  @Parts(() => SupplementView, { optional: true }) supplements?: SupplementView[];
  @Texts({ format: 'date-time', optional: true, description: 'When the reporter added something, oldest first: in place of `supplements` for who holds number and code' }) supplementedAt?: Instant[];
  @Parts(() => GuardianDecisionView, { optional: true }) guardianDecisions?: GuardianDecisionView[];
}

export class MyReportsQuery extends PageQuery {
  @IntText({ min: 1, max: 100, optional: true }) override limit: number = 20;
}

export class MyReports extends PageOf(() => ListedReport) {}

/** What a child can be looked up by, exactly. In a body: a name in an address would be written down on the way. */
export class SearchReports extends PageBody {
  @Short() name?: string;
  @IdNumber() idNumber?: string;
}

export class FoundReports extends PageOf(() => ReportCard) {}
