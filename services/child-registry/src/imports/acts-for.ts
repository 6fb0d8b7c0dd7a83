import type { PrincipalDesk, StaffPrincipal } from '@referrals/auth';
import type { Agency } from '@referrals/contracts';
import type { ImportMoment } from '@referrals/service-kit';

/** Whoever sent a file as the registry's moves know them: at the desks they had when they sent it. */
export function actsFor({ by }: Pick<ImportMoment, 'by'>): StaffPrincipal {
  const { staff = '', organisation = '', desks, prefixes = [], supervises = [] } = by;
  return {
    kind: 'STAFF', staff, organisation, organisationType: 'CIV', roles: [],
    desks: desks.map((id, index): PrincipalDesk => {
      const [agency = '', jurisdiction = ''] = (prefixes[index] ?? '').split(':');
      return { id, agency: agency as Agency, jurisdiction, role: supervises.includes(id) ? 'SUPERVISOR' : 'MEMBER' };
    }),
  };
}
