import { shanghaiDate } from '@referrals/calendar';
import { importOf, type DeclaredImport } from '@referrals/service-kit';
import { rulesAt } from '../pack/packs.js';
import type { ApplyRow } from './apply-row.js';
import { PROVINCIAL_COLUMNS, valueOf, cellsOf, type ProvincialColumn, type ProvincialRow } from './cells-of.js';
import { decideRow } from './decide-row.domain.js';
import { readCells } from './read-cells.domain.js';
import type { ReadRowFacts } from './row-facts.js';
import type { RowFacts, RowWork } from './row-work.domain.js';

/** 湖南省儿童福利信息系统: the province's list, compared three ways with what the registry has. */
export const provincialImport = (reading: ReadRowFacts, applying: ApplyRow): DeclaredImport => importOf<ProvincialColumn, RowFacts, RowWork>({
  name: 'provincial',
  permission: 'child.import',
  columns: PROVINCIAL_COLUMNS,
  keyOf: numbersOf,
  load: (tx, rows, moment) => reading.of(tx, rows, moment),
  decide: (row, facts, { now, by }) => {
    const today = shanghaiDate(now);
    const rules = rulesAt(by.prefixes?.[0]?.split(':')[1] ?? '', today);
    const until = new Map<string, number>(Object.entries(rules.categories).map(([code, one]) => [code, one.until]));
    return decideRow({ cells: cellsOf(row), lastVisit: valueOf(row.cells.lastVisitOn), facts, today, untilAge: (code) => until.get(code) ?? 18 });
  },
  apply: (tx, work, moment) => applying.apply(tx, work, moment),
});

/** One number is one child: a later row with the same system number or the same ID number is a double. */
function numbersOf(row: ProvincialRow): string[] {
  // A number that cannot be read is told as what it is: of two that lost their last digits neither is the other's double.
  const { systemNo, idNumber } = readCells(cellsOf(row), false).values;
  return [...(systemNo === undefined ? [] : [`system ${systemNo}`]), ...(idNumber === undefined ? [] : [`id ${idNumber}`])];
}
