import { errorCatalogue } from '@referrals/contracts';
import type { Instant } from '@referrals/calendar';
import { Int, IdField, IntText, OneOf, OpenObject, Part, Text } from '../http/fields.js';
import { Codes, Parts } from '../http/list-fields.js';
import { Moment } from '../http/time-fields.js';
import { allowedActions, type ImportAction, type ImportState, type RowOutcome } from './import.domain.js';
import type { ImportRecord } from './import-store.js';
import type { ImportStanding } from './imports.js';
import type { RowNote } from './row-ledger.js';

const STATES: readonly ImportState[] = ['CHECKING', 'CHECKED', 'APPLYING', 'WAITING', 'APPLIED', 'REFUSED', 'STUCK', 'DISCARDED'];
const OUTCOMES: readonly RowOutcome[] = ['DONE', 'NOTHING', 'REFUSED', 'REVIEW', 'FAILED'];
const titleOf = (code: string): string => errorCatalogue[code]?.zh ?? '';

export class SendImport {
  @OneOf(['true', 'false'], { optional: true, description: 'Only check: nothing is changed until it is applied' }) dryRun?: 'true' | 'false';
}

export class ImportRowsQuery {
  @IntText({ min: 0, max: 1_048_576, optional: true, description: 'Rows behind this one' }) after = 0;
  @IntText({ min: 1, max: 1_000, optional: true }) limit = 200;
  @Text({ max: 30, optional: true, description: 'Rows of this action alone' }) action?: string;
}

export class ImportCount {
  @Text() action!: string;
  @OneOf(OUTCOMES, { nullable: true }) outcome!: RowOutcome | null;
  @Int() rows!: number;
}

export class ImportRefusalView {
  @Text() code!: string;
  @Text({ description: 'A Chinese sentence for people' }) title!: string;
  @OpenObject({ description: 'Where: row, column, limit, headers' }) facts!: Readonly<Record<string, unknown>>;
}

export class ImportSummary {
  @IdField() id!: string;
  @Text() name!: string;
  @OneOf(STATES) state!: ImportState;
  @Moment() at!: Instant;
  @Moment({ nullable: true }) endedAt!: Instant | null;
  @Int({ description: 'Columns that the import does not know and left out' }) columnsIgnored!: number;
  @Part(() => ImportRefusalView, { nullable: true }) refusal!: ImportRefusalView | null;
  @Codes(['apply', 'discard']) allowedActions!: readonly ImportAction[];
}

export class ImportView extends ImportSummary {
  @Parts(() => ImportCount) counts!: ImportCount[];
}

export class ImportList {
  @Parts(() => ImportSummary) items!: ImportSummary[];
}

export class RowFaultView {
  @Text({ description: 'Name of the column; empty where it is the row’s' }) column!: string;
  @Text() code!: string;
  @Text({ description: 'A Chinese sentence for people' }) title!: string;
}

export class ImportRowView {
  @Int({ description: 'As a spreadsheet shows it' }) n!: number;
  @Text() action!: string;
  @OneOf(OUTCOMES, { nullable: true }) outcome!: RowOutcome | null;
  @Parts(() => RowFaultView) faults!: RowFaultView[];
}

export class ImportRowList {
  @Parts(() => ImportRowView) items!: ImportRowView[];
  @Int({ nullable: true, description: 'For `after`; null at the end' }) next!: number | null;
}

export function summarize({ id, name, state, at, endedAt, columnsIgnored, refusal }: ImportRecord): ImportSummary {
  return {
    id, name, state, at, endedAt, columnsIgnored, allowedActions: allowedActions(state),
    refusal: refusal === null ? null : { code: refusal.code, title: titleOf(refusal.code), facts: refusal.facts },
  };
}

export const showImport = ({ counts, ...record }: ImportStanding): ImportView => ({ ...summarize(record), counts: [...counts] });

export const showRow = ({ n, action, outcome, faults }: RowNote): ImportRowView =>
  ({ n, action, outcome, faults: faults.map(({ column, code }) => ({ column, code, title: titleOf(code) })) });
