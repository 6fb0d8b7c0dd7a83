import type { Instant } from '@referrals/calendar';
import { IdField, Int, OneOf, Text, YesNo } from '../http/fields.js';
import { Ids, Parts } from '../http/list-fields.js';
import { Moment } from '../http/time-fields.js';
import { PageOf, PageQuery } from '../list/page-query.js';

/** ARRIVAL: work came to a desk, or came back. ESCALATION: something owed climbs. ANSWER: a reporter may read what became of a report. */
export const MESSAGE_KINDS = ['ARRIVAL', 'ESCALATION', 'ANSWER'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** Unread messages of a kind are counted up to here; `more` says that there are others. So a full inbox opens as fast as an empty one. */
export const MOST_COUNTED = 100;

/** A message to one person: a number, a link, codes and dates. Nothing about a child or a reporter. */
export class InboxMessageView {
  @IdField() id!: string;
  @OneOf(MESSAGE_KINDS) kind!: MessageKind;
  @Text({ description: 'Of an arrival how it came; of an escalation whom the step is for; of an answer what came of the report: ANSWERED, READ, SUPPLEMENT_READ' }) reason!: string;
  @Text({ nullable: true, description: 'The number of the case' }) number!: string | null;
  @Text({ nullable: true, description: 'Path of its page; under /api the route that answers it. None where only number and lateness are told' }) link!: string | null;
  @IdField({ nullable: true, description: 'The desk at which it is theirs' }) desk!: string | null;
  @IdField({ nullable: true, description: 'The desk that owes' }) owner!: string | null;
  @Text({ nullable: true }) clock!: string | null;
  @Text({ nullable: true }) step!: string | null;
  @Moment({ nullable: true }) dueAt!: Instant | null;
  @Moment({ description: 'When it happened' }) at!: Instant;
  @Moment({ description: 'When it came into the inbox; the order of the list' }) landedAt!: Instant;
  @YesNo() read!: boolean;
}

export class InboxQuery extends PageQuery {
  @OneOf(['true', 'false'], { optional: true, description: 'true: only those that are not read' }) unread?: 'true' | 'false';
  @OneOf(MESSAGE_KINDS, { optional: true }) kind?: MessageKind;
}

export class InboxPage extends PageOf(() => InboxMessageView) {
  @Text({ description: 'Everything that was there when this page was read: for `read`' }) upTo!: string;
}

export class KindCount {
  @OneOf(MESSAGE_KINDS) kind!: MessageKind;
  @Int({ min: 0, max: MOST_COUNTED }) unread!: number;
  @YesNo({ description: 'There are more than these' }) more!: boolean;
}

export class InboxCounts {
  @Int({ min: 0 }) unread!: number;
  @YesNo({ description: 'There are more than these' }) more!: boolean;
  @Parts(() => KindCount) kinds!: KindCount[];
}

/** Which messages are read: these, or everything that was there when a page was read. */
export class ReadBody {
  @Ids({ max: 200, optional: true }) ids?: string[];
  @Text({ max: 1_000, optional: true, description: '`upTo` of a page' }) upTo?: string;
}

/** What a stream tells: a message that came or was read, with how many are unread now. */
export class MessageSignal {
  @IdField() id!: string;
  @OneOf(MESSAGE_KINDS) kind!: MessageKind;
  @YesNo() read!: boolean;
  @Int({ min: 0 }) unread!: number;
  @YesNo({ description: 'There are more than these' }) more!: boolean;
}
