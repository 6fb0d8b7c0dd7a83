import type { Readable } from 'node:stream';
import { errorCatalogue } from '@referrals/contracts';
import { writeSheet, type SheetValue } from '@referrals/files';
import type { RowOutcome } from './import.domain.js';
import type { DeclaredImport } from './import-of.js';
import type { RowNote } from './row-ledger.js';

const OUTCOMES: Readonly<Record<RowOutcome, string>> = { DONE: '已导入', NOTHING: '无需处理', REFUSED: '未导入', REVIEW: '待确认', FAILED: '待处理' };
const COLUMNS = [{ header: '行号', width: 8 }, { header: '处理', width: 16 }, { header: '结果', width: 10 }, { header: '列', width: 20 }, { header: '代码', width: 24 }, { header: '说明', width: 60 }];
const SOME = 1_000;

/** What became of each row, a line for each fault, as a workbook. It says where to look in the file, not what stands there. */
export function importReport(plan: DeclaredImport, rowsAfter: (n: number, most: number) => Promise<readonly RowNote[]>): Readable {
  const headers = new Map(plan.columns.map(({ name, header }) => [name, header]));
  return writeSheet({ name: '导入结果', columns: COLUMNS, rows: lines(rowsAfter, headers) });
}

async function* lines(rowsAfter: (n: number, most: number) => Promise<readonly RowNote[]>, headers: ReadonlyMap<string, string>): AsyncGenerator<readonly SheetValue[]> {
  for (let last: number | undefined = 0; last !== undefined;) {
    const rows: readonly RowNote[] = await rowsAfter(last, SOME);
    for (const { n, action, outcome, faults } of rows) {
      const row = [n, action, outcome === null ? '已核对' : OUTCOMES[outcome]];
      if (faults.length === 0) yield row;
      for (const { column, code } of faults) yield [...row, headers.get(column) ?? column, code, errorCatalogue[code]?.zh];
    }
    last = rows.at(-1)?.n;
  }
}
