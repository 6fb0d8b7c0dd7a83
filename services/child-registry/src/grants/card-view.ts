import type { Tx } from '@referrals/database';
import { Away, Caregiver } from '../care/care.entity.js';
import { standing } from '../care/standing.domain.js';
import { Child } from '../child/child.entity.js';
import { childCard, type Sight } from '../child/child-views.js';
import { ChildDetail } from '../child/detail.entity.js';
import { caregiverView } from '../child/file-view.js';
import { holds } from '../child/period.domain.js';
import type { ChildCardView } from './grant.dto.js';

interface CardRows { readonly child: Child; readonly detail: ChildDetail | null; readonly caregivers: readonly Caregiver[]; readonly away: readonly Away[] }

export async function readCard(tx: Tx, child: Child): Promise<CardRows> {
  const of = { child: child.id };
  const [detail, caregivers, away] = await Promise.all([tx.manager.findOneBy(ChildDetail, of), tx.manager.findBy(Caregiver, of), tx.manager.findBy(Away, of)]);
  return { child, detail, caregivers, away };
}

/** Of an adopted child the number alone. Where an absent child is, the card does not say. */
export function cardView({ child, detail, caregivers, away }: CardRows, sight: Sight): ChildCardView {
  const card = childCard(child, sight);
  if (child.sealed || detail === null) return { ...card, phone: null, schoolName: null, grade: null, className: null, caregivers: [], away: [] };
  const { phone, schoolName, grade, className } = sight.sensitive.plain(ChildDetail, detail);
  return {
    ...card, phone, schoolName, grade, className,
    caregivers: standing(caregivers).filter(({ fromOn, toOn }) => holds({ from: fromOn, to: toOn }, sight.today)).map((row) => caregiverView(sight.sensitive.plain(Caregiver, row))),
    away: away.filter(({ fromOn, backOn }) => holds({ from: fromOn, to: backOn }, sight.today)).map(({ id, kind, fromOn, backOn, confirmed }) => ({ id, kind, from: fromOn, backOn, where: null, confirmed, allowedActions: [] })),
  };
}
