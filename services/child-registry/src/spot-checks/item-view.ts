import type { SensitiveRows } from '@referrals/service-kit';
import type { Office } from '../child/office.domain.js';
import { itemMoves } from './item.moves.domain.js';
import type { ItemView } from './spot-check.dto.js';
import { SpotCheckItem } from './spot-check.entity.js';

export function itemView(row: SpotCheckItem, place: { readonly office: Office } | undefined, sensitive: SensitiveRows): ItemView {
  const { id, spotCheck, child, village, state, version, method, codes, note, correction, sentBack, checkedOn, correctedOn, confirmedOn } = sensitive.plain(SpotCheckItem, row);
  return {
    id, spotCheck, childId: child, village, state, version, method, codes, note, correction, sentBack, checkedOn, correctedOn, confirmedOn,
    allowedActions: place === undefined ? [] : itemMoves.allowed({ state, version }, place),
  };
}
