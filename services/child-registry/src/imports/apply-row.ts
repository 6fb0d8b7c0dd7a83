import { Injectable } from '@nestjs/common';
import { addDays, shanghaiDate, type PlainDate } from '@referrals/calendar';
import { DomainError, GuardianStatusChanged, type ChildCategory } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { SensitiveRows, type ImportMoment, type Plain } from '@referrals/service-kit';
import { v7 } from 'uuid';
import { Guardian, ParentFactRecord } from '../care/care.entity.js';
import { Category } from '../child/category.entity.js';
import { ChangeFile } from '../child/change-file.js';
import { Child } from '../child/child.entity.js';
import { CorrectChild } from '../child/correct-child.js';
import { ChildDetail } from '../child/detail.entity.js';
import { holds } from '../child/period.domain.js';
import type { CorrectBody, NewChild, SchoolingBody } from '../child/new-child.dto.js';
import { OpenChild } from '../child/open-child.js';
import type { OpenFile } from '../child/open-file.js';
import { proposeCategory } from '../child/propose-category.js';
import { takeOver } from '../moves/take-over.js';
import { rulesAt } from '../pack/packs.js';
import { Answerables } from '../posts/answerables.js';
import { due } from '../visits/due.domain.js';
import { actsFor } from './acts-for.js';
import type { RowField, RowValues } from './columns.domain.js';
import { pick } from './decide-row.domain.js';
import type { RowWork } from './row-work.domain.js';

/** On what evidence a record of an import stands: the file a person sent. */
const EVIDENCE = '省儿童福利信息系统导入';

type Opening = Extract<RowWork, { is: 'OPEN' }>;
type Changing = Extract<RowWork, { is: 'CHANGE' }>;

/** Does what a row was decided to do: in the row's transaction, through the change door, as whoever sent the file. */
@Injectable()
export class ApplyRow {
  constructor(
    private readonly files: ChangeFile, private readonly opening: OpenChild, private readonly correcting: CorrectChild, private readonly sensitive: SensitiveRows,
    private readonly answerables: Answerables,
  ) {}

  /** @throws DomainError what a file refuses; Error when the file was changed between the decision and its lock: the row waits and is decided again */
  async apply(tx: Tx, work: RowWork, moment: ImportMoment): Promise<void> {
    await (work.is === 'OPEN' ? this.open(tx, work, moment) : this.change(tx, work, moment));
  }

  private async open(tx: Tx, { values, lastVisitOn }: Opening, moment: ImportMoment): Promise<void> {
    const { village: careDivision = '', name, sex, birthDate, idNumber, categories = [], address, school, guardianName } = values;
    const today = shanghaiDate(moment.now);
    const body = {
      careDivision, name, sex, birthDate, idNumber, noIdReason: idNumber === undefined ? 'UNKNOWN' : undefined,
      categories: categories.map((code) => ({ code, from: today, evidence: EVIDENCE })), ...partsOf({ address, school }),
    } as NewChild;
    await this.opening.within(tx, { viewer: actsFor(moment), at: moment.now, source: 'IMPORT', visitBy: visitBy(careDivision, lastVisitOn, today), body }, (file) => {
      if (guardianName !== undefined) this.addGuardian(file, values);
      this.keep(file, { systemNo: values.systemNo ?? null, baseline: agreedOn(values) });
      file.record('child.imported', { fields: Object.keys(values) });
    });
  }

  private change(tx: Tx, { file: { id, version, guardian }, take, values, baseline }: Changing, moment: ImportMoment): Promise<void> {
    return this.files.within(tx, { viewer: actsFor(moment), id, at: moment.now }, async (file) => {
      if (file.child.version !== version) throw new Error('The file was changed meanwhile');
      file.source = 'IMPORT';
      file.expectActive();
      const taken = pick(values, take);
      const { name, sex, birthDate, idNumber, address, school, systemNo, categories, village } = taken;
      if (idNumber !== undefined) await this.expectNobodyElses(file, idNumber);
      if ([name, sex, birthDate, idNumber, address, school].some((value) => value !== undefined)) {
        this.correcting.within(file, { name, sex, birthDate, idNumber, ...partsOf({ address, school }), reason: EVIDENCE } as CorrectBody);
      }
      // What the school is in the directory was said of the other name.
      if (school !== undefined && file.child.school !== null) file.child.lookUp = [...new Set([...file.child.lookUp, 'SCHOOLING' as const])];
      if (categories !== undefined) changeCategories(file, categories);
      if (taken.guardianName !== undefined || taken.guardianPhone !== undefined) await this.changeGuardian(file, guardian, values, taken);
      this.keep(file, { ...(systemNo === undefined ? {} : { systemNo }), baseline: agreedOn(baseline) });
      file.record('child.imported', { fields: [...take] });
      if (village !== undefined) await this.moveTo(file, village);
    });
  }

  private keep(file: OpenFile, said: Partial<Pick<Plain<ChildDetail>, 'systemNo' | 'baseline'>>): void {
    const key = { child: file.child.id };
    void file.change.tx.manager.update(ChildDetail, key, this.sensitive.change(ChildDetail, key, said));
  }

  /** A number is one child's: of two files with one number a person judges. */
  private async expectNobodyElses(file: OpenFile, idNumber: string): Promise<void> {
    const { tx } = file.change;
    const index = this.sensitive.index(Child, 'idNumberIndex', idNumber);
    void tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [index]);
    const others = await tx.query<{ id: string }>('SELECT id FROM on_file($1) WHERE id <> $2', [index, file.child.id]);
    if (others.length > 0) throw new DomainError('MATCH_CONFLICT', { field: 'idNumber' });
  }

  private async moveTo(file: OpenFile, village: string): Promise<void> {
    if (file.state.hasOpenMove) throw new DomainError('MOVE_OPEN');
    takeOver(file, village, await this.answerables.owing(file.change.tx, village, file.today));
  }

  private addGuardian(file: OpenFile, { guardianName = '', guardianPhone }: RowValues, corrects?: Plain<Guardian>): void {
    const id = v7();
    const { relation, idNumber, workplace, legal } = corrects ?? { relation: 'OTHER' as const, idNumber: null, workplace: null, legal: true };
    file.add(Guardian, {
      id, name: guardianName, relation, idNumber, phone: guardianPhone ?? null, legal, fromOn: corrects?.fromOn ?? file.today, toOn: null, workplace, supersedes: corrects?.id ?? null,
    });
    if (corrects !== undefined) void file.change.tx.manager.update(ParentFactRecord, { guardian: corrects.id }, { guardian: id });
    file.record('guardian.recorded');
    file.emit(GuardianStatusChanged, { who: relation === 'FATHER' || relation === 'MOTHER' ? relation : 'OTHER' });
  }

  /** Another name is another person, beside the one there is; another phone is a correction of the record. */
  private async changeGuardian(file: OpenFile, guardian: string | null, values: RowValues, taken: RowValues): Promise<void> {
    const found = guardian === null ? null : await file.change.tx.manager.findOneBy(Guardian, { id: guardian, child: file.child.id });
    const known = found === null ? undefined : this.sensitive.plain(Guardian, found);
    const name = values.guardianName ?? known?.name;
    if (name === undefined) throw new DomainError('NAME_REQUIRED', { field: 'guardianName' });
    const another = taken.guardianName !== undefined && known !== undefined;
    this.addGuardian(file, { guardianName: name, guardianPhone: values.guardianPhone ?? (another ? undefined : known?.phone ?? undefined) }, another ? undefined : known);
    if (another) file.child.lookUp = [...new Set([...file.child.lookUp, 'GUARDIANS' as const])];
  }
}

/** What the province has beside ours is proposed; what it has no more, its end: nothing ends by a file alone. */
function changeCategories(file: OpenFile, theirs: readonly string[]): void {
  const inForce = file.state.categories.filter(({ status, fromOn, toOn }) => (status === 'PROPOSED' || status === 'CONFIRMED') && holds({ from: fromOn, to: toOn }, file.today));
  for (const code of theirs) if (!inForce.some((one) => one.code === code)) proposeCategory(file, { code: code as ChildCategory, from: file.today, evidence: EVIDENCE });
  for (const one of inForce) {
    if (theirs.includes(one.code) === (one.endProposedOn === null)) continue;
    const ends = !theirs.includes(one.code);
    file.put(Category, one, { endProposedOn: ends ? file.today : null, endEvidence: ends ? EVIDENCE : null });
    file.record(ends ? 'category.end-proposed' : 'category.kept', { code: one.code });
  }
}

/** The first visit is 30 days from now, or when it would have been by the last one the province knows of. */
function visitBy(division: string, lastVisitOn: PlainDate | undefined, today: PlainDate): PlainDate {
  const { schedule: { firstVisitDays, rounding }, cadences } = rulesAt(division, today);
  const first = addDays(today, firstVisitDays);
  const next = lastVisitOn === undefined ? first : due({ ...cadences.BASIC.visit, from: lastVisitOn, rounding }).dueOn;
  return next > first ? next : first;
}

const partsOf = ({ address, school }: Pick<RowValues, 'address' | 'school'>): Pick<CorrectBody, 'residence' | 'schooling'> => ({
  // The province's file says where and at which school, and no more.
  ...(address === undefined ? {} : { residence: { address } }), ...(school === undefined ? {} : { schooling: { name: school } as SchoolingBody }),
});

const agreedOn = (values: Readonly<Partial<Record<RowField, unknown>>>): Record<string, unknown> => ({ ...values });
