import { MOST_IDS_ASKED } from '@referrals/event-bus';
import { IdField, Int, OneOf, Text, YesNo } from './fields.js';
import { Ids, Parts } from './list-fields.js';
import { Moment } from './time-fields.js';

/** An event that a service listens to: where JOINING it has yet to get what was published before. */
export class SubscriptionView {
  @Text() type!: string;
  @IdField() id!: string;
  @OneOf(['beginning', 'now']) wanted!: 'beginning' | 'now';
  @OneOf(['JOINING', 'JOINED']) state!: 'JOINING' | 'JOINED';
  @Moment({ nullable: true }) joinedAt!: string | null;
}

export class SubscriptionList {
  @Parts(() => SubscriptionView) items!: SubscriptionView[];
}

/** How far a service is with what another is to get of its past, in events. */
export class HistoryView {
  @Text() type!: string;
  @IdField() joinId!: string;
  @Int() events!: number;
  @Int() total!: number;
  @YesNo() done!: boolean;
}

export class HistoryList {
  @Parts(() => HistoryView) items!: HistoryView[];
}

/** Those from before the asking service joined for what comes. */
export class SentBefore {
  @Ids({ max: MOST_IDS_ASKED }) ids!: string[];
}
