import type { Instant } from '@referrals/calendar';
import { IdField, Ids, Moment, OneOf, Parts, Text, YesNo } from '@referrals/service-kit';
import { Reason } from '../fields.js';
import { LINK_BASES, type ReportLink } from './report-link.entity.js';

export class NewReportLink {
  @IdField() reportId!: string;
  @OneOf(LINK_BASES) basis!: ReportLink['basis'];
  @YesNo({ description: 'Village and township see that the county watches: never where one of theirs is suspected' }) watch!: boolean;
}

export class AlsoWatchBody { @Ids({ min: 1, max: 20 }) children!: string[] }
export class UnlinkBody { @Reason() reason!: string }
export class ReadLinksBody { @Reason() reason!: string }

/** Another file of the same house. */
export class HouseFile {
  @IdField() id!: string;
  @Text() number!: string;
}

export class LinkedReport {
  @IdField() id!: string;
  @IdField() reportId!: string;
  @Parts(() => HouseFile, { description: 'Other children of the house: one click watches them too' }) household!: HouseFile[];
}

export class ReportLinkView {
  @IdField() id!: string;
  @IdField({ description: 'The file it was linked to' }) childId!: string;
  @IdField() reportId!: string;
  @OneOf(LINK_BASES) basis!: ReportLink['basis'];
  @Moment() linkedAt!: Instant;
  @IdField({ nullable: true }) linkedBy!: string | null;
  @Moment({ nullable: true }) unlinkedAt!: Instant | null;
  @Text({ nullable: true }) reason!: string | null;
}

export class ReportLinksView {
  @Parts(() => ReportLinkView) items!: ReportLinkView[];
}
