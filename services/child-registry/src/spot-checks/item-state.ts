import type { StaffPrincipal } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import { Any, Not, type Tx } from '@referrals/database';
import type { RequestKey } from '@referrals/service-kit';
import { officeAt } from '../child/office.domain.js';
import { ENDED_ITEMS } from './item.moves.domain.js';
import { SpotCheck, SpotCheckItem } from './spot-check.entity.js';

/** Which item, and by whom. */
export interface ItemRequest<B = object> {
  readonly principal: StaffPrincipal;
  readonly id: string;
  readonly child: string;
  readonly version: number;
  readonly key: RequestKey;
  readonly body: B;
}

/** A check and one of its items as they are decided on. */
export interface ItemOfCheck {
  readonly check: SpotCheck;
  readonly item: SpotCheckItem;
  /** Of the other items, how many are not ended. */
  readonly left: number;
}

/** Behind the lock of the check. Undefined: not theirs, or not drawn. */
export async function readItemOfCheck(tx: Tx, id: string, child: string): Promise<ItemOfCheck | undefined> {
  const [check, item, left] = await Promise.all([
    tx.manager.findOneBy(SpotCheck, { id }), tx.manager.findOneBy(SpotCheckItem, { spotCheck: id, child }),
    tx.manager.countBy(SpotCheckItem, { spotCheck: id, child: Not(child), state: Not(Any(ENDED_ITEMS)) }),
  ]);
  return check === null || item === null ? undefined : { check, item, left };
}

/** As what, and at which desk, somebody works on it. @throws DomainError NOT_FOUND for who does not */
export function placeAt(viewer: StaffPrincipal, { village }: Pick<SpotCheckItem, 'village'>): NonNullable<ReturnType<typeof officeAt>> {
  const place = officeAt(viewer, village);
  if (place === undefined) throw new DomainError('NOT_FOUND');
  return place;
}
