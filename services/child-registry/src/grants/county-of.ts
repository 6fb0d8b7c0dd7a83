import type { PrincipalDesk, StaffPrincipal } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import type { Child } from '../child/child.entity.js';
import { isCountyDesk } from '../harm/harm-scope.domain.js';

/** The desk of civil affairs of the child’s own county at which somebody sits. @throws DomainError NOT_YOURS_TO_DO; FILE_LINKED: the primary answers */
export function expectCountyOf(viewer: StaffPrincipal, { careDivision, status, primaryId }: Pick<Child, 'careDivision' | 'status' | 'primaryId'>, { mayBeLinked = false } = {}): PrincipalDesk {
  const desks = viewer.desks.filter((desk) => isCountyDesk({ ...viewer, desks: [desk] }, careDivision));
  // As its supervisor, who sits at it twice.
  const desk = desks.find(({ role }) => role === 'SUPERVISOR') ?? desks[0];
  if (desk === undefined) throw new DomainError('NOT_YOURS_TO_DO');
  if (status === 'LINKED' && !mayBeLinked) throw new DomainError('FILE_LINKED', { facts: { primary: primaryId ?? '' } });
  return desk;
}
