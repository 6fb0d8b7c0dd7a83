import { presentCode } from '@referrals/policy';
import { COLUMNS, type RowField, type RowValues } from './columns.domain.js';

/** `FILL`: we had nothing. `UPDATE`: only they changed it. `KEEP`: only we did, ours stays. `CONFLICT`: a person decides. */
export type ChangeKind = 'FILL' | 'UPDATE' | 'KEEP' | 'CONFLICT';
export interface RowChange { readonly field: RowField; readonly kind: ChangeKind }

/** What tells who a child is: no import takes the place of what we have. */
const LOCKED: ReadonlySet<RowField> = new Set(['name', 'sex', 'idNumber', 'birthDate']);

/**
 * Three ways: what the row says, what the file says now, and what both sides held when they last agreed. Only what the row says is compared, so a
 * blank cell changes nothing. In the order of the columns.
 */
export function compareRow(theirs: RowValues, ours: RowValues, agreed: RowValues): RowChange[] {
  return COLUMNS.flatMap(({ field }) => {
    const said = formOf(field, theirs);
    const kind = said === undefined ? undefined : kindOf(said, formOf(field, ours), formOf(field, agreed), LOCKED.has(field));
    return kind === undefined ? [] : [{ field, kind }];
  });
}

function kindOf(theirs: string, ours: string | undefined, agreed: string | undefined, locked: boolean): ChangeKind | undefined {
  if (ours === undefined) return 'FILL';
  if (theirs === ours) return undefined;
  if (theirs === agreed) return 'KEEP';
  return ours === agreed && !locked ? 'UPDATE' : 'CONFLICT';
}

/** Columns in which what we hold is another than what both sides held when they last agreed. */
export const differences = (ours: RowValues, agreed: RowValues): RowField[] =>
  COLUMNS.map(({ field }) => field).filter((field) => formOf(field, ours) !== formOf(field, agreed));

/** A value in the one form it is compared in; undefined where there is none. */
function formOf(field: RowField, values: RowValues): string | undefined {
  const value = values[field] ?? '';
  const form = typeof value === 'string' ? value : [...value].sort().join(' ');
  return (field === 'village' ? presentCode(form) : form) || undefined;
}
