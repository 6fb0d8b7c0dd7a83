import { describe, expect, it } from '@jest/globals';
import { presentCode } from '@referrals/policy';
import fc from 'fast-check';
import { heldValues, TODAY as today } from '../../test/imported-files.js';
import { typedIn } from './cell.domain.js';
import { COLUMNS, type RowField, type RowValues } from './columns.domain.js';
import { importRow } from './import-row.domain.js';
import type { RowCells } from './read-cells.domain.js';
import { writeRow } from './write-row.domain.js';

const BLANKS = ['', ' ', '无', '—', '-', '/', '不详', '未知', null, undefined] as const;
const blank = fc.constantFrom(...BLANKS);
const headerOf = (field: RowField): string => COLUMNS.find((column) => column.field === field)?.header ?? '';

/** Of each column what this file says, what that file says, a blank, or whatever; and what we hold of the one and agreed of the other. */
const history = fc.record({
  ours: heldValues, agreed: heldValues, theirs: heldValues,
  picks: fc.tuple(...COLUMNS.map(() => fc.record({ cell: fc.constantFrom('ours', 'agreed', 'theirs', 'blank', 'odd'), agreedIsOurs: fc.boolean(), word: blank, odd: fc.string({ maxLength: 5 }) }))),
}).map(({ ours, agreed, theirs, picks }): { cells: RowCells; current: RowValues; baseline: RowValues } => {
  const written = { ours: writeRow(ours), agreed: writeRow(agreed), theirs: writeRow(theirs) };
  return {
    current: ours,
    cells: Object.fromEntries(COLUMNS.map(({ header }, index) => {
      const { cell, word, odd } = picks[index] ?? { cell: 'blank', word: '', odd: '' };
      return [header, cell === 'blank' ? word : cell === 'odd' ? odd : written[cell as 'ours'][header]];
    })),
    baseline: Object.fromEntries(COLUMNS.map(({ field }, index) => [field, picks[index]?.agreedIsOurs === true ? ours[field] : agreed[field]])),
  };
});

const LOCKED: readonly string[] = ['name', 'sex', 'idNumber', 'birthDate'];
/** Categories in any order are the same, and so is a village under its former code. */
const form = (field: RowField, values: RowValues): string => (field === 'village' ? presentCode(values.village ?? '') : [values[field] ?? ''].flat().sort().join());
const same = (one: RowValues, other: RowValues, field: RowField): boolean => form(field, one) === form(field, other);

describe('importRow, of any file and row', () => {
  it('finds nothing to do in what we wrote, whatever was agreed', () => {
    fc.assert(fc.property(heldValues, heldValues, (current, baseline) => {
      expect(importRow({ today, cells: writeRow(current), current, baseline })).toMatchObject({ action: 'UNCHANGED', errors: [], changes: [] });
    }), { numRuns: 1_000 });
  });

  it('changes nothing by a blank cell', () => {
    fc.assert(fc.property(history, ({ cells, current, baseline }) => {
      const { changes, values } = importRow({ today, cells, current, baseline });
      const numbered = values.idNumber !== undefined;
      for (const field of [...changes.map((change) => change.field), ...Object.keys(values) as RowField[]]) {
        const isTold = typedIn(cells[headerOf(field)]) !== undefined || (numbered && (field === 'sex' || field === 'birthDate'));
        expect([field, isTold]).toEqual([field, true]);
      }
    }), { numRuns: 1_000 });
    fc.assert(fc.property(heldValues, heldValues, fc.array(blank, { minLength: COLUMNS.length, maxLength: COLUMNS.length }), (current, baseline, words) => {
      const cells = Object.fromEntries(COLUMNS.map(({ header }, index) => [header, words[index]]));
      expect(importRow({ today, cells, current, baseline })).toEqual({ action: 'UNCHANGED', errors: [], values: {}, changes: [] });
    }), { numRuns: 500 });
  });

  it('takes the place of nothing but what we had agreed on, and never of who a child is', () => {
    const met = new Map<string, number>();
    fc.assert(fc.property(history, ({ cells, current, baseline }) => {
      const { action, changes, values } = importRow({ today, cells, current, baseline });
      met.set(action, (met.get(action) ?? 0) + 1);
      for (const { field, kind } of changes) {
        if (kind === 'FILL') expect(current[field]).toBeUndefined();
        if (kind === 'UPDATE') expect([same(current, baseline, field), LOCKED.includes(field)]).toEqual([true, false]);
        if (kind === 'KEEP') expect(same(values, baseline, field)).toBe(true);
        if (kind === 'CONFLICT') expect(action).toBe('REVIEW');
      }
      if (action === 'UPDATE' || action === 'UNCHANGED') {
        const asked = changes.some(({ field }) => !same(values, current, field) && current[field] !== undefined && !same(values, baseline, field) && !same(current, baseline, field));
        expect(asked).toBe(false);
      }
    }), { numRuns: 1_500 });
    expect([...met.keys()].sort()).toEqual(['ERROR', 'REVIEW', 'UNCHANGED', 'UPDATE']);
  });
});
