import { buffer } from 'node:stream/consumers';
import { readSheet, textOf, writeSheet, type SheetValue } from '@referrals/files';
import type { ServiceHarness } from '@referrals/service-harness';
import type { StaffPrincipal } from '@referrals/auth';
import { eventually } from '@referrals/testing';
import { PROVINCIAL_COLUMNS, type ProvincialColumn } from '../src/imports/cells-of.js';
import { inventedIdNumber, VILLAGE } from './registry.js';

export const IMPORTS = '/api/child-registry/imports';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** On a machine that has other things to do. */
const PATIENCE = { timeoutMs: 120_000 };

export type Line = Readonly<Partial<Record<ProvincialColumn, SheetValue>>>;

let named = 0;
/** A name that is like no other: two characters no other has in their places. */
export function inventedName(): string {
  named += 1;
  return `测试${String.fromCodePoint(0x4e00 + named * 7, 0x6000 + named * 11)}`;
}

/** An invented child as the province's list has it. */
export const line = (over: Line = {}): Line => ({
  name: inventedName(), sex: '男', idNumber: inventedIdNumber(), birthDate: '2016-03-05', categories: '农村留守儿童', village: VILLAGE, address: '某组1号', school: '演示小学', guardianName: '测试·监护', guardianPhone: '13900000001',
  ...over,
});

/** A file as the province's system would write it. */
export const workbook = (lines: readonly Line[], headers = PROVINCIAL_COLUMNS.map(({ header }) => header)): Promise<Buffer> => buffer(writeSheet({
  name: '儿童信息', columns: headers.map((header) => ({ header })),
  rows: lines.map((one) => headers.map((header) => one[PROVINCIAL_COLUMNS.find((column) => column.header === header)?.name ?? 'name'])),
}));

export interface ImportTold {
  readonly id: string;
  readonly state: string;
  readonly code?: string;
  readonly columnsIgnored: number;
  readonly counts: readonly { readonly action: string; readonly outcome: string | null; readonly rows: number }[];
}
export interface RowTold { readonly n: number; readonly action: string; readonly outcome: string | null; readonly faults: readonly { readonly column: string; readonly code: string }[] }

/** The imports of one person, over the routes. */
export class ImportsOf {
  constructor(private readonly harness: ServiceHarness, private readonly who: StaffPrincipal) {}

  async send(file: Buffer, dryRun = true): Promise<{ readonly status: number; readonly body: ImportTold }> {
    return await this.harness.raw('POST', `${IMPORTS}/provincial${dryRun ? '?dryRun=true' : ''}`, { body: new Uint8Array(file), headers: { 'content-type': XLSX } }, this.who);
  }

  async one(id: string): Promise<ImportTold> {
    return (await this.harness.raw('GET', `${IMPORTS}/${id}`, {}, this.who)).body;
  }

  /** Waits until it stands there. */
  until(id: string, state: string): Promise<ImportTold> {
    return eventually(async () => {
      const told = await this.one(id);
      if (told.state !== state) throw new Error(`is ${told.state}`);
      return told;
    }, PATIENCE);
  }

  /** Checked by a dry run, to its end. */
  async checked(lines: readonly Line[]): Promise<ImportTold> {
    const { body } = await this.send(await workbook(lines));
    return this.until(body.id, 'CHECKED');
  }

  async apply(id: string, state = 'APPLIED'): Promise<ImportTold> {
    await this.harness.raw('POST', `${IMPORTS}/${id}/apply`, {}, this.who);
    return this.until(id, state);
  }

  async rows(id: string, query = ''): Promise<RowTold[]> {
    return ((await this.harness.raw('GET', `${IMPORTS}/${id}/rows?limit=1000${query}`, {}, this.who)).body as { items: RowTold[] }).items;
  }

  async row(id: string, n: number): Promise<Record<string, unknown>> {
    return (await this.harness.raw('GET', `${IMPORTS}/${id}/rows/${n}`, {}, this.who)).body as Record<string, unknown>;
  }

  decide(id: string, n: number, body: object) {
    return this.harness.raw('POST', `${IMPORTS}/${id}/rows/${n}/decide`, { body: JSON.stringify(body) }, this.who);
  }
}

/** The texts of a workbook, row by row. */
export async function textsOf(file: Buffer): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const { cells } of readSheet(file)) rows.push(cells.map(textOf));
  return rows;
}
