import { Codes, Parts } from '@referrals/service-kit';
import { ReportCard } from '../content/content.dto.js';

export const WHYS = ['ID_NUMBER', 'NAME_AND_BIRTH_DATE', 'PHONE'] as const;
export type Why = (typeof WHYS)[number];

/** Another report that may be about the same child or the same people. */
export class RelatedReport extends ReportCard {
  @Codes(WHYS, { description: 'What is the same in both. PHONE: of a guardian or a suspect, for desks that lead both' }) why!: Why[];
}

export class RelatedReports {
  @Parts(() => RelatedReport) items!: RelatedReport[];
}
