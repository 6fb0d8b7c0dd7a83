import type { StaffPrincipal } from '@referrals/auth';
import { shanghaiDate } from '@referrals/calendar';
import { Injectable } from '@nestjs/common';
import { Any, ServiceDatabase, type Tx } from '@referrals/database';
import { SensitiveRows, type ImportMoment } from '@referrals/service-kit';
import { Child } from '../child/child.entity.js';
import { isAtLeast, officeAt } from '../child/office.domain.js';
import { actsFor } from './acts-for.js';
import { alikeRows } from './alike-rows.js';
import { cellsOf, type ProvincialRow } from './cells-of.js';
import type { RowValues } from './columns.domain.js';
import { compareRow } from './compare-row.domain.js';
import { guardianFor, readHeld, wholeValues, type Held } from './held.js';
import { ImportChoice } from './import-choice.entity.js';
import { readCells } from './read-cells.domain.js';
import type { MatchedFile, RowChoice, RowFacts } from './row-work.domain.js';

interface Found { readonly key: string; readonly id: string }

/** What rows are decided on: the files they are of, some hundred rows at a time, with the rights of who sent the file. */
@Injectable()
export class ReadRowFacts {
  constructor(private readonly database: ServiceDatabase, private readonly sensitive: SensitiveRows) {}

  async of(tx: Tx, rows: readonly ProvincialRow[], moment: ImportMoment): Promise<RowFacts[]> {
    const said = rows.map((row) => readCells(cellsOf(row), false).values);
    const [viewer, today] = [actsFor(moment), shanghaiDate(moment.now)];
    const [byNumber, choices] = await Promise.all([this.byNumber(tx, said), this.choices(tx, moment.importId, rows)]);
    const named = said.map((values, n) => byNumber(values, choices.get(rows[n]?.n ?? 0)));
    const nameless = said.flatMap((values, n) => (named[n]?.id === undefined && values.name !== undefined && named[n]?.elsewhere !== true ? [n] : []));
    const alike = new Map<number, string[]>();
    if (nameless.length > 0) {
      const found = await this.database.asWorker((worker) => alikeRows(worker, this.sensitive, nameless.map((n) => said[n] ?? {})));
      for (const [index, n] of nameless.entries()) alike.set(n, found[index] ?? []);
    }
    const held = await readHeld(tx, this.sensitive, [...new Set([...named.flatMap(({ id }) => id ?? []), ...[...alike.values()].flat()])], today);
    return said.map((values, n): RowFacts => {
      const { id, clash = false, elsewhere = false } = named[n] ?? {};
      const [like, choice] = [alike.get(n) ?? [], choices.get(rows[n]?.n ?? 0)];
      const file = id === undefined ? choice === undefined ? theSame(values, like.flatMap((one) => held.get(one) ?? [])) : undefined : held.get(id);
      return {
        inArea: isInArea(viewer, values.village), clash, elsewhere, alike: like.length, choice, file: file && matched(file, values),
      };
    });
  }

  /** Ids of files that may be a row's child, as far as who asks sees them. */
  async alikeTo(tx: Tx, row: ProvincialRow): Promise<string[]> {
    const { values } = readCells(cellsOf(row), false);
    const found = values.name === undefined ? [] : (await this.database.asWorker((worker) => alikeRows(worker, this.sensitive, [values])))[0] ?? [];
    return found.length === 0 ? [] : (await tx.manager.find(Child, { select: { id: true }, where: { id: Any(found) } })).map(({ id }) => id).sort();
  }

  private async byNumber(tx: Tx, said: readonly RowValues[]): Promise<(values: RowValues, choice: RowChoice | undefined) => { id?: string; clash?: boolean; elsewhere?: boolean }> {
    const indexOf = ({ idNumber }: RowValues) => (idNumber === undefined ? undefined : this.sensitive.index(Child, 'idNumberIndex', idNumber));
    const [numbers, indexes] = [said.flatMap(({ systemNo }) => systemNo ?? []), said.flatMap((values) => indexOf(values) ?? [])];
    const [bySystem, byId, anywhere] = await Promise.all([
      tx.query<Found>('SELECT d.system_no AS key, coalesce(c.primary_id, c.id) AS id FROM child_detail d JOIN child c ON c.id = d.child WHERE d.system_no = ANY ($1)', [numbers]),
      tx.manager.find(Child, { select: { id: true, primaryId: true, idNumberIndex: true }, where: { idNumberIndex: Any(indexes) } })
        .then((rows) => rows.map(({ id, primaryId, idNumberIndex }): Found => ({ key: idNumberIndex ?? '', id: primaryId ?? id }))),
      tx.query<Found>('SELECT k.key, f.id FROM unnest($1::text[]) AS k(key), LATERAL on_file(k.key) f', [indexes]),
    ]);
    const [systems, ids, everywhere] = [bySystem, byId, anywhere].map((found) => Map.groupBy(found, ({ key }) => key)) as [Map<string, Found[]>, Map<string, Found[]>, Map<string, Found[]>];
    return (values, choice) => {
      const chosen = choice?.child ?? undefined;
      if (chosen !== undefined) return { id: chosen };
      const index = indexOf(values) ?? '';
      const [first, ...others] = new Set([...systems.get(values.systemNo ?? '') ?? [], ...ids.get(index) ?? []].map(({ id }) => id));
      return { ...(first === undefined ? {} : { id: first }), clash: others.length > 0, elsewhere: first === undefined && (everywhere.get(index)?.length ?? 0) > 0 };
    };
  }

  private async choices(tx: Tx, importId: string, rows: readonly ProvincialRow[]): Promise<Map<number, RowChoice>> {
    const made = await tx.manager.findBy(ImportChoice, { importId, n: Any(rows.map(({ n }) => n)) });
    return new Map(made.map((one) => [one.n, one]));
  }
}

/** Whoever sends files answers for a county at least. */
function isInArea(viewer: StaffPrincipal, village: string | undefined): boolean {
  if (village === undefined) return true;
  const held = officeAt(viewer, village);
  return held !== undefined && isAtLeast(held.office, 'COUNTY');
}

/** A row without a number that says of one file what that file says, and nothing else, is that file's: nothing is changed by it. */
function theSame(values: RowValues, like: readonly Held[]): Held | undefined {
  const [same, ...others] = like.filter((held) => compareRow(values, wholeValues(held, values.guardianName), {}).length === 0);
  return others.length === 0 ? same : undefined;
}

function matched(held: Held, row: RowValues): MatchedFile {
  const { child: { id, version, status }, agreed } = held;
  return { id, version, active: status === 'ACTIVE', values: wholeValues(held, row.guardianName), agreed, guardian: guardianFor(held, row.guardianName)?.id ?? null };
}
