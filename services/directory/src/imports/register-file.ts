import type { DeskAgency, DeskRole, OrganisationType, StaffRole } from '@referrals/contracts';

/** The three sheets of a register's workbook and their columns, in order. */
export const SHEETS = {
  organisations: { name: '单位', columns: { name: '名称', type: '类型', division: '区划代码', creditCode: '统一社会信用代码', supervisingDesk: '主管工作台代码' } },
  desks: { name: '工作台', columns: { code: '代码', name: '名称', agency: '部门', organisation: '单位', jurisdiction: '管辖', opensOn: '开放日期', backupDesk: '后备工作台代码' } },
  staff: { name: '人员', columns: { account: '账号', name: '姓名', organisation: '单位', roles: '角色', desks: '工作台代码', deskRoles: '台内角色' } },
} as const;
export type SheetKey = keyof typeof SHEETS;
export type ColumnOf<S extends SheetKey> = keyof (typeof SHEETS)[S]['columns'];

/** A row as it stands in its sheet: `n` from 1, the header among them; what is empty is ''. */
export interface FileRow<S extends SheetKey> { readonly n: number; readonly cells: Readonly<Record<ColumnOf<S>, string>> }
export type RegisterFile = { readonly [S in SheetKey]: readonly FileRow<S>[] };

/** Where something is wrong, and what. */
export interface RowFault { readonly sheet: string; readonly row: number; readonly column: string; readonly code: string }

export interface OrganisationRow { readonly id: string; readonly name: string; readonly type: OrganisationType; readonly division: string; readonly creditCode: string | null; readonly supervisingDesk: string | null }
export interface DeskRow {
  readonly id: string; readonly code: string; readonly name: string; readonly agency: DeskAgency; readonly organisation: string; readonly jurisdiction: string;
  readonly opensOn: string; readonly closesOn: string | null; readonly backupDesk: string | null; readonly receivesReferrals: boolean;
}
export interface StaffRow {
  readonly id: string; readonly account: string; readonly name: string; readonly organisation: string; readonly roles: readonly StaffRole[];
  readonly desks: readonly { readonly desk: string; readonly role: DeskRole }[];
}

/** Of the register what a file may be held against: all offices and desks, and the people and divisions that it names. */
export interface KnownRegister {
  readonly organisations: readonly OrganisationRow[];
  readonly desks: readonly DeskRow[];
  readonly staff: readonly StaffRow[];
  readonly divisions: ReadonlySet<string>;
}

/** What becomes of a sheet's rows. */
export interface Outcome<R> { readonly added: R[]; readonly changed: R[]; unchanged: number }
export interface DecidedRegister { readonly organisations: Outcome<OrganisationRow>; readonly desks: Outcome<DeskRow>; readonly staff: Outcome<StaffRow>; readonly faults: RowFault[] }
