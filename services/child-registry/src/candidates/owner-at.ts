import type { PlainDate } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import type { DirectoryCopy } from '@referrals/service-kit';
import { answeringDesk } from '../child/answering-desk.js';

/** The desk that owes what a place is to do: nothing is begun that nobody owes. @throws DomainError REGISTRY_NOT_READY */
export function ownerAt(copy: DirectoryCopy, place: string, on: PlainDate): string {
  const owner = answeringDesk(copy, place, on);
  if (owner === undefined) throw new DomainError('REGISTRY_NOT_READY', { retryAfter: 5 });
  return owner;
}
