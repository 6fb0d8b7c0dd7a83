import { REPORTER_KINDS, type ReporterKind } from '@referrals/contracts';
import { IdField, OneOf, Part, YesNo } from '@referrals/service-kit';
import { LINE, Said } from '../form/form-fields.js';
import { ReporterSupplement } from '../form/reporter.dto.js';
import { Unchecked } from '../form/warnings.dto.js';

export class Unseal {
  @Said(LINE, { optional: false }) reason!: string;
}

/** The official who took a report down for somebody. */
export class RecordedBy {
  @IdField() staff!: string;
  @IdField() organisation!: string;
}

/** The reporter's identity as it was sealed. */
export class UnsealedReporter extends ReporterSupplement {
  @OneOf(REPORTER_KINDS) kind!: ReporterKind;
  @YesNo() override confidential!: boolean;
  @IdField({ optional: true }) organisation?: string;
  @IdField({ optional: true }) staff?: string;
  @Part(() => RecordedBy, { optional: true }) recordedBy?: RecordedBy;
  @Unchecked() unchecked!: string[];
}
