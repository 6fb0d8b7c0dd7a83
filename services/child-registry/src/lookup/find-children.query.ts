import { Injectable } from '@nestjs/common';
import { databaseContext, recordPage, type Bind, type StaffPrincipal } from '@referrals/auth';
import { shanghaiDate } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { Any, ServiceDatabase, type Tx } from '@referrals/database';
import { answerLookup, ClockPort, readPage, SensitiveRows, type LookupBody } from '@referrals/service-kit';
import type { ChildNames, FoundChildren, SearchBody } from '../child/child.dto.js';
import { Child } from '../child/child.entity.js';
import { soundsLike } from '../child/child-filter.js';
import { readChildNumber } from '../child/child-number.domain.js';
import { childScope } from '../child/child-scope.js';
import { childCard, childName } from '../child/child-views.js';
import { isNamed, levelOfList } from '../child/sight.domain.js';
import { Viewers } from '../viewers.js';

/** Where education, health and the federation work: a lead, a case or an application there names the ids. */
const namesForTheirWork = ({ for: { service, case: of } }: LookupBody): boolean => (service === 'dropout-tracking' || service === 'assistance-eligibility') && of !== undefined;

const ADMIT = "SELECT named.ids, set_config('app.reports', named.ids::text, true) FROM (SELECT named_to_county($1) AS ids) named";

/** A search names a child: what fits more is no name. */
const MOST_FOUND = 50;

/** Files by an ID number, a file's number or a name; and names for a page of another service. */
@Injectable()
export class FindChildren {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort, private readonly sensitive: SensitiveRows, private readonly viewers: Viewers) {}

  /** @throws DomainError SEARCH_TERM_NEEDED */
  async search(principal: StaffPrincipal, { idNumber, name, birthDate, number }: SearchBody): Promise<FoundChildren> {
    if (idNumber === undefined && name === undefined && number === undefined) throw new DomainError('SEARCH_TERM_NEEDED', { field: 'name' });
    const [viewer, at] = [await this.viewers.of(principal), this.clock.now()];
    return this.database.transaction(databaseContext(viewer, at), async (tx) => {
      const by = (term: (bind: Bind) => readonly string[]): Promise<Child[]> => this.find(tx, viewer, (bind) => [
        ...term(bind), ...(idNumber === undefined ? [] : [`r.id_number_index = ${bind(this.sensitive.index(Child, 'idNumberIndex', idNumber))}`]),
        ...(number === undefined ? [] : [`r.number = ${bind(readChildNumber(number) ?? number)}`]), ...(birthDate === undefined ? [] : [`r.birth_date = ${bind(birthDate)}::date`]),
      ]);
      // Who is called so goes before who sounds so.
      const found = name === undefined ? [by(() => [])] : [by((bind) => [`r.name_index = ${bind(this.sensitive.index(Child, 'nameIndex', name))}`]), by((bind) => soundsLike(name, bind))];
      const rows = [...new Map((await Promise.all(found)).flat().map((row) => [row.id, row])).values()].slice(0, MOST_FOUND);
      recordPage(tx, { cases: rows.map(({ id, careDivision }) => ({ id, level: levelOfList(viewer, careDivision) })), at, staff: viewer.staff, what: 'SEARCH' });
      return { items: rows.map((row) => childCard(row, { sensitive: this.sensitive, today: shanghaiDate(at), named: isNamed(viewer, row.careDivision) })) };
    });
  }

  private async find(tx: Tx, viewer: StaffPrincipal, where: (bind: Bind) => readonly string[]): Promise<Child[]> {
    const { rows } = await readPage<Child>(tx, {
      entity: Child, asked: { limit: MOST_FOUND }, order: { by: 'pinyin', of: 'text' }, scope: (bind) => childScope.rows(viewer, bind), where,
    });
    return rows;
  }

  /**
   * Names for a page; to education, health and the disabled persons’ federation of the county those that a case of their own work names. A file
   * that is another one's child answers with that one’s id as `primary`.
   */
  async lookup(principal: StaffPrincipal, body: LookupBody): Promise<ChildNames> {
    const [viewer, at] = [await this.viewers.of(principal), this.clock.now()];
    return answerLookup(this.database, { principal: viewer, at, body, what: 'NAMES' }, async (tx, ids) => {
      // Answered together, in one message: row security sees the files of their county from here on.
      const admitting = namesForTheirWork(body) ? tx.maybeOne<{ ids: string[] }>(ADMIT, [ids]) : undefined;
      const rows = await tx.manager.findBy(Child, { id: Any([...ids]) });
      const admitted = new Set((await admitting)?.ids);
      const own = (row: Child): boolean => childScope.shows(viewer, { care_division: row.careDivision, recused: row.recused });
      return rows.filter((row) => own(row) || admitted.has(row.id))
        .map((row) => childName(row, { sensitive: this.sensitive, today: shanghaiDate(at), named: admitted.has(row.id) || isNamed(viewer, row.careDivision) }));
    });
  }
}
