import { IdField, Int, Ids, Moment, OneOf, OpenObject, Codes, Text, Texts } from '@referrals/service-kit';
import type { Instant } from '@referrals/calendar';
import { COLUMNS } from './columns.domain.js';
import { ROW_CHOICES, type RowChoice } from './row-work.domain.js';

const FIELDS = COLUMNS.map(({ field }) => field);

export class DecideRowBody {
  @OneOf(ROW_CHOICES) decision!: RowChoice['choice'];
  @IdField({ optional: true, description: 'Of SAME_AS: the file it is of' }) childId?: string;
  @Codes(FIELDS, { optional: true, asSet: true, description: 'Of TAKE_THEIRS: these columns alone, ours in the others' }) fields?: string[];
}

export class DecidedRow {
  @Int() n!: number;
  @OneOf(ROW_CHOICES) decision!: RowChoice['choice'];
  @Moment() at!: Instant;
}

/** A row beside the file it is of, for whoever decides on it. */
export class RowContentView {
  @Int() n!: number;
  @Text() action!: string;
  @Texts({ maxItems: 20, max: 60, description: 'Codes: why it waits' }) because!: string[];
  @OpenObject({ description: 'What the file says, by column' }) theirs!: Readonly<Record<string, unknown>>;
  @IdField({ nullable: true }) childId!: string | null;
  @OpenObject({ description: 'What the registry has; empty without a file' }) ours!: Readonly<Record<string, unknown>>;
  @OpenObject({ description: 'Columns that differ, and how: FILL, UPDATE, KEEP, CONFLICT' }) changes!: Readonly<Record<string, unknown>>;
  @Ids({ max: 50, description: 'Files that may be the child’s, of those the caller sees' }) alike!: string[];
}
