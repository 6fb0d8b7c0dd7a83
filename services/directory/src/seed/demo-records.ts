import type { DeskAgency, DeskRole, OrganisationType, StaffRole } from '@referrals/contracts';

/** The demonstration's records before they have ids: organisations, desks and staff name one another by key, code and account. */
export interface DemoOrganisation {
  readonly key: string; readonly name: string; readonly type: OrganisationType; readonly division: string; readonly supervisingDesk?: string;
}
export interface DemoDesk {
  readonly code: string; readonly name: string; readonly agency: DeskAgency; readonly organisation: string; readonly jurisdiction: string; readonly backupDesk?: string;
}
export interface DemoStaff {
  readonly account: string; readonly name: string; readonly organisation: string;
  readonly desk?: { readonly code: string; readonly role: DeskRole; readonly functions?: readonly string[] };
  readonly roles: readonly StaffRole[];
}
export interface DemoRegister { readonly organisations: readonly DemoOrganisation[]; readonly desks: readonly DemoDesk[]; readonly staff: readonly DemoStaff[] }
