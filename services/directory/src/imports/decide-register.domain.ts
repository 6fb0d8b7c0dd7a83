import { DomainError, isCreditCode } from '@referrals/contracts';
import { placePrefix } from '@referrals/policy';
import { expectBackup, receivesReferrals } from '../desks/desk.domain.js';
import { fullCode, isJurisdiction } from '../divisions/division-code.domain.js';
import {
  SHEETS, type ColumnOf, type DecidedRegister, type DeskRow, type FileRow, type KnownRegister, type OrganisationRow, type Outcome, type RegisterFile, type RowFault, type SheetKey, type StaffRow,
} from './register-file.js';
import { listOf, readAgency, readDeskRole, readStaffRole, readType } from './words.domain.js';

const CODE_LENGTH = 12;
const LONGEST_NAME = 100;
const DESK_CODE = /^[a-z][a-z0-9.-]{1,63}$/;
const ACCOUNT = /^[a-z][a-z0-9.-]{2,63}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What a file asks of the register. `today`: of Asia/Shanghai; `newId`: an id nothing has. */
export interface Deciding { readonly known: KnownRegister; readonly today: string; readonly newId: () => string }

/**
 * What a workbook would make of the register, and all that is wrong with it. An organisation is the one with its credit code, else with its name
 * and division; a desk the one with its code; a person the one with their account. What the file does not name stays; roles and desks are only added.
 */
export function decideRegister(file: RegisterFile, deciding: Deciding): DecidedRegister {
  return new Decision(file, deciding).all();
}

class Decision {
  private readonly faults: RowFault[] = [];
  private readonly offices = new Offices();
  private readonly deskOfCode: Map<string, DeskRow>;
  private readonly personOf: ReadonlyMap<string, StaffRow>;

  constructor(private readonly file: RegisterFile, private readonly deciding: Deciding) {
    for (const one of deciding.known.organisations) this.offices.keep(one);
    this.personOf = new Map(deciding.known.staff.map((person) => [person.account, person]));
    this.deskOfCode = new Map(deciding.known.desks.map((desk) => [desk.code, desk]));
  }

  all(): DecidedRegister {
    const { known } = this.deciding;
    const organisations = this.sheet('organisations', known.organisations, (row) => this.organisation(row));
    const desks = this.sheet('desks', known.desks, (row) => this.desk(row));
    this.file.desks.forEach((row) => { this.backup(row, desks); });
    this.file.organisations.forEach((row) => { this.supervisor(row, organisations); });
    this.hospitals();
    return { organisations, desks, staff: this.sheet('staff', known.staff, (row) => this.person(row)), faults: this.faults };
  }

  private sheet<S extends SheetKey, R extends { readonly id: string }>(sheet: S, known: readonly R[], read: (row: FileRow<S>) => R | undefined): Outcome<R> {
    const before = new Map(known.map((row) => [row.id, row]));
    const outcome: Outcome<R> = { added: [], changed: [], unchanged: 0 };
    const seen = new Set<string>();
    for (const row of this.file[sheet] as readonly FileRow<S>[]) {
      const next = read(row);
      if (next === undefined) continue;
      const old = before.get(next.id);
      if (seen.has(next.id)) this.fault(sheet, row, Object.keys(SHEETS[sheet].columns)[0] as ColumnOf<S>, 'DUPLICATE_ROW');
      seen.add(next.id);
      if (old === undefined) outcome.added.push(next);
      else if (JSON.stringify(old) === JSON.stringify(next)) outcome.unchanged += 1;
      else outcome.changed.push(next);
    }
    return outcome;
  }

  private organisation(row: FileRow<'organisations'>): OrganisationRow | undefined {
    const { creditCode: typed } = row.cells;
    const name = this.name('organisations', row, 'name');
    const type = this.need('organisations', row, 'type', readType, 'INVALID_INPUT');
    const division = this.need('organisations', row, 'division', (text) => fullCode(text), 'DIVISION_CODE_INVALID');
    const creditCode = typed === '' ? null : typed.toUpperCase();
    if (creditCode !== null && !isCreditCode(creditCode)) this.fault('organisations', row, 'creditCode', 'CREDIT_CODE_INVALID');
    if (division !== undefined && !this.deciding.known.divisions.has(division)) return this.fault('organisations', row, 'division', 'DIVISION_UNKNOWN');
    if (name === undefined || type === undefined || division === undefined) return undefined;
    const old = this.offices.by('creditCode', creditCode)[0] ?? this.offices.by('name', name).find((one) => one.division === division && (creditCode === null || one.creditCode === null));
    const next = { id: old?.id ?? this.deciding.newId(), name, type, division, creditCode: creditCode ?? old?.creditCode ?? null, supervisingDesk: old?.supervisingDesk ?? null };
    this.offices.keep(next);
    return next;
  }

  private desk(row: FileRow<'desks'>): DeskRow | undefined {
    const code = this.need('desks', row, 'code', (text) => (DESK_CODE.test(text) ? text : undefined), 'INVALID_INPUT');
    const name = this.name('desks', row, 'name');
    const agency = this.need('desks', row, 'agency', readAgency, 'INVALID_INPUT');
    const organisation = this.office('desks', row);
    const jurisdiction = this.need('desks', row, 'jurisdiction', (text) => (isJurisdiction(text) ? text : undefined), 'JURISDICTION_INVALID');
    const opensOn = this.need('desks', row, 'opensOn', (text) => (DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined), 'INVALID_DATE');
    const full = jurisdiction?.padEnd(CODE_LENGTH, '0') ?? '';
    if (jurisdiction !== undefined && !(placePrefix(full) === jurisdiction && this.deciding.known.divisions.has(full))) return this.fault('desks', row, 'jurisdiction', 'JURISDICTION_UNKNOWN');
    if (code === undefined || name === undefined || agency === undefined || organisation === undefined || jurisdiction === undefined || opensOn === undefined) return undefined;
    const old = this.deskOfCode.get(code);
    if (old !== undefined && old.agency !== agency) return this.fault('desks', row, 'agency', 'DESK_AGENCY_FIXED');
    if (old !== undefined && old.closesOn !== null && old.closesOn <= this.deciding.today) return this.fault('desks', row, 'code', 'DESK_CLOSED');
    const next = {
      id: old?.id ?? this.deciding.newId(), code, name, agency, organisation: organisation.id, jurisdiction, opensOn, closesOn: old?.closesOn ?? null, backupDesk: old?.backupDesk ?? null,
      receivesReferrals: old?.receivesReferrals ?? receivesReferrals({ agency }),
    };
    if (next.closesOn !== null && next.closesOn < opensOn) return this.fault('desks', row, 'opensOn', 'DESK_DATES_INVALID');
    this.deskOfCode.set(code, next);
    return next;
  }

  /** Desks of the same file may stand in for each other, in whatever order they are listed. */
  private backup(row: FileRow<'desks'>, desks: Outcome<DeskRow>): void {
    const { code, backupDesk: named } = row.cells;
    const desk = this.deskOfCode.get(code);
    if (named === '' || desk === undefined) return;
    const backup = this.deskOfCode.get(named);
    if (backup === undefined) return this.fault('desks', row, 'backupDesk', 'DESK_UNKNOWN');
    try {
      expectBackup(desk, backup);
    } catch (error) {
      if (error instanceof DomainError) this.fault('desks', row, 'backupDesk', error.code);
    }
    if (desk.backupDesk !== backup.id) replace(desks, { ...desk, backupDesk: backup.id });
  }

  private supervisor(row: FileRow<'organisations'>, organisations: Outcome<OrganisationRow>): void {
    const { name, supervisingDesk: named } = row.cells;
    if (named === '') return;
    const desk = this.deskOfCode.get(named);
    if (desk === undefined) return this.fault('organisations', row, 'supervisingDesk', 'DESK_UNKNOWN');
    const division = fullCode(row.cells.division);
    const organisation = this.offices.by('name', name).find((one) => one.division === division);
    if (organisation !== undefined && organisation.supervisingDesk !== desk.id) replace(organisations, { ...organisation, supervisingDesk: desk.id });
  }

  /** A hospital holds one desk that receives referrals at most, and that is one of HLTH. */
  private hospitals(): void {
    const isHospital = (id: string): boolean => this.offices.get(id)?.type === 'HOSPITAL';
    const held = Map.groupBy([...this.deskOfCode.values()].filter((desk) => isHospital(desk.organisation) && desk.receivesReferrals && desk.closesOn === null), ({ organisation }) => organisation);
    for (const row of this.file.desks) {
      const desk = this.deskOfCode.get(row.cells.code);
      const beside = desk === undefined ? [] : held.get(desk.organisation) ?? [];
      if (desk !== undefined && beside.includes(desk) && (desk.agency !== 'HLTH' || beside.length > 1)) this.fault('desks', row, 'organisation', 'HOSPITAL_DESK_INVALID');
    }
  }

  private person(row: FileRow<'staff'>): StaffRow | undefined {
    const { cells } = row;
    const account = this.need('staff', row, 'account', (text) => (ACCOUNT.test(text) ? text : undefined), 'ACCOUNT_INVALID');
    const name = this.name('staff', row, 'name');
    const organisation = this.office('staff', row);
    const roles = listOf(cells.roles).map(readStaffRole);
    const desks = listOf(cells.desks).map((code) => this.deskOfCode.get(code));
    const said = listOf(cells.deskRoles).map(readDeskRole);
    if (roles.includes(undefined)) this.fault('staff', row, 'roles', 'INVALID_INPUT');
    if (desks.includes(undefined)) this.fault('staff', row, 'desks', 'DESK_UNKNOWN');
    // One word for all desks, or one for each.
    if (said.includes(undefined) || (desks.length > 0 && said.length !== 1 && said.length !== desks.length) || (desks.length === 0 && said.length > 0)) this.fault('staff', row, 'deskRoles', 'INVALID_INPUT');
    if (account === undefined || name === undefined || organisation === undefined) return undefined;
    const old = this.personOf.get(account);
    const places = new Map((old?.desks ?? []).map(({ desk, role }) => [desk, role]));
    desks.forEach((desk, index) => { if (desk !== undefined) places.set(desk.id, said[index] ?? said[0] ?? 'MEMBER'); });
    return {
      id: old?.id ?? this.deciding.newId(), account, name, organisation: organisation.id, roles: [...new Set([...old?.roles ?? [], ...roles.filter((one) => one !== undefined)])].sort(),
      desks: [...places].map(([desk, role]) => ({ desk, role })).sort((a, b) => (a.desk < b.desk ? -1 : 1)),
    };
  }

  /** The one office of this name, or credit code. */
  private office<S extends 'desks' | 'staff'>(sheet: S, row: FileRow<S>): OrganisationRow | undefined {
    const { organisation: named } = row.cells as { readonly organisation: string };
    const found = [...new Set([...this.offices.by('name', named), ...this.offices.by('creditCode', named.toUpperCase())])];
    if (named === '') return this.fault(sheet, row, 'organisation', 'REQUIRED');
    return found.length === 1 ? found[0] : this.fault(sheet, row, 'organisation', found.length === 0 ? 'ORGANISATION_UNKNOWN' : 'ORGANISATION_AMBIGUOUS');
  }

  private name<S extends SheetKey>(sheet: S, row: FileRow<S>, column: ColumnOf<S>): string | undefined {
    return this.need(sheet, row, column, (text) => (text.length <= LONGEST_NAME && !/\p{Cc}/u.test(text) ? text : undefined), 'TOO_LONG');
  }

  private need<S extends SheetKey, T>(sheet: S, row: FileRow<S>, column: ColumnOf<S>, read: (text: string) => T | undefined, code: string): T | undefined {
    const text = row.cells[column];
    if (text === '') return this.fault(sheet, row, column, 'REQUIRED');
    return read(text) ?? this.fault(sheet, row, column, code);
  }

  private fault<S extends SheetKey>(sheet: S, { n: row }: FileRow<S>, column: ColumnOf<S>, code: string): undefined {
    this.faults.push({ sheet: SHEETS[sheet].name, row, column: (SHEETS[sheet].columns as Record<string, string>)[column as string] ?? '', code });
  }
}

/** Organisations as the file leaves them, by what names them. */
class Offices {
  private readonly rows = new Map<string, OrganisationRow>();
  private readonly ids = { name: new Map<string, Set<string>>(), creditCode: new Map<string, Set<string>>() };

  get(id: string): OrganisationRow | undefined {
    return this.rows.get(id);
  }

  keep(row: OrganisationRow): void {
    this.rows.set(row.id, row);
    for (const by of ['name', 'creditCode'] as const) {
      const value = row[by];
      if (value !== null) this.ids[by].set(value, (this.ids[by].get(value) ?? new Set()).add(row.id));
    }
  }

  /** An organisation that was renamed goes by its new name alone. */
  by(what: 'name' | 'creditCode', value: string | null): OrganisationRow[] {
    return [...this.ids[what].get(value ?? '') ?? []].flatMap((id) => this.rows.get(id) ?? []).filter((row) => row[what] === value);
  }
}

/** What is known of a row only behind all others; whatever was unchanged changes by it. */
function replace<R extends { readonly id: string }>(outcome: Outcome<R>, next: R): void {
  for (const rows of [outcome.added, outcome.changed]) {
    const at = rows.findIndex(({ id }) => id === next.id);
    if (at !== -1) {
      rows[at] = next;
      return;
    }
  }
  outcome.changed.push(next);
  outcome.unchanged -= 1;
}
