import type { StaffPrincipal } from '@referrals/auth';
import { idNumberCheck } from '@referrals/policy';
import { idOf } from '@referrals/service-harness';

/** An ID number of nobody's: no region has these first digits. */
export function inventedIdNumber(order: number, birth = '19850312'): string {
  const seventeen = `430299${birth}${String(order).padStart(3, '0')}`;
  return `${seventeen}${idNumberCheck(seventeen)}`;
}

/** Somebody with an account who sits at no desk: a village's director may. */
export const withoutDesk = (name: string): StaffPrincipal =>
  ({ kind: 'STAFF', staff: idOf(`staff ${name}`), organisation: idOf('organisation village committee'), organisationType: 'VILLAGE', roles: [], desks: [] });
