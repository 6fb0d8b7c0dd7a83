import { Injectable } from '@nestjs/common';
import { binder, databaseContext, recordPage, type StaffPrincipal } from '@referrals/auth';
import { shanghaiDate, type Instant, type PlainDate } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { ServiceDatabase, type Tx } from '@referrals/database';
import type { SheetValue } from '@referrals/files';
import { ClockPort, SensitiveRows } from '@referrals/service-kit';
import { inPlace } from '../child/child-filter.js';
import { childScope } from '../child/child-scope.js';
import { expectOffice, officeAt } from '../child/office.domain.js';
import { readHeld, wholeValues, type Held } from '../imports/held.js';
import { Viewers } from '../viewers.js';
import type { ExportBody } from './export.dto.js';
import { provincialLine, rosterLine, type ExportKind } from './lines.domain.js';

const AT_ONCE = 500;

interface Export { readonly viewer: StaffPrincipal; readonly at: Instant; readonly today: PlainDate; readonly kind: ExportKind; readonly body: ExportBody }
interface Place { readonly pinyin: string; readonly id: string }

/** Files of a place as rows of a workbook, some hundred at a time: what was read is recorded with each of them before it leaves. */
@Injectable()
export class ExportFiles {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort, private readonly sensitive: SensitiveRows, private readonly viewers: Viewers) {}

  /** @throws DomainError NOT_FOUND for a place of others, NOT_YOURS_TO_DO below the county and at the city, which reads lists without names */
  async rows(principal: StaffPrincipal, kind: ExportKind, body: ExportBody): Promise<AsyncGenerator<readonly SheetValue[]>> {
    const viewer = await this.viewers.of(principal);
    const held = officeAt(viewer, body.scope);
    if (held === undefined) throw new DomainError('NOT_FOUND', { field: 'scope' });
    expectOffice(held.office, 'COUNTY');
    if (held.office === 'CITY') throw new DomainError('NOT_YOURS_TO_DO');
    const at = this.clock.now();
    return this.lines({ viewer, at, today: shanghaiDate(at), kind, body });
  }

  private async* lines(asked: Export): AsyncGenerator<readonly SheetValue[]> {
    for (let last: Place | undefined = { pinyin: '', id: '00000000-0000-0000-0000-000000000000' }; last !== undefined;) {
      const { lines, next }: { lines: readonly (readonly SheetValue[])[]; next: Place | undefined } = await this.some(asked, last);
      yield* lines;
      last = next;
    }
  }

  private some({ viewer, at, today, kind, body: { scope, reason } }: Export, last: Place): Promise<{ lines: (readonly SheetValue[])[]; next: Place | undefined }> {
    return this.database.transaction(databaseContext(viewer, at), async (tx) => {
      const places = await this.behind(tx, viewer, scope, last);
      const held = await readHeld(tx, this.sensitive, places.map(({ id }) => id), today);
      const told = places.flatMap(({ id }) => {
        const file = held.get(id);
        const line = file === undefined ? undefined : this.line(kind, file, today);
        return line === undefined ? [] : [{ id, line }];
      });
      recordPage(tx, { cases: told.map(({ id }) => ({ id, level: 'F' })), at, staff: viewer.staff, what: `EXPORT_${kind.toUpperCase()}`, reason });
      return { lines: told.map(({ line }) => line), next: places.length < AT_ONCE ? undefined : places.at(-1) };
    });
  }

  private line(kind: ExportKind, held: Held, today: PlainDate): readonly SheetValue[] | undefined {
    const file = { child: held.child, values: wholeValues(held), agreed: held.agreed };
    return kind === 'provincial' ? provincialLine(file) : rosterLine(file, today);
  }

  private behind(tx: Tx, viewer: StaffPrincipal, scope: string, { pinyin, id }: Place): Promise<Place[]> {
    const bind = binder();
    const where = [childScope.condition(viewer, bind), inPlace(scope, bind), `r.status = 'ACTIVE'`, 'NOT r.sealed', `(r.pinyin, r.id) > (${bind(pinyin)}, ${bind(id)}::uuid)`];
    return tx.query<Place>(`SELECT r.pinyin, r.id FROM child r WHERE ${where.join(' AND ')} ORDER BY r.pinyin, r.id LIMIT ${AT_ONCE}`, bind.values);
  }
}
