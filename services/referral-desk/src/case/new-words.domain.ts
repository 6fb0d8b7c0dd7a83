import { compareInstants, earlierOf, type Instant } from '@referrals/calendar';
import type { ReferralState } from '@referrals/contracts';
import { CaseDraft, type DecisionContext, type Outcome } from './case-draft.domain.js';
import { isOpen, type CaseState, type Referral } from './case.domain.js';
import { routeAgain } from './find-or-create.domain.js';
import { findAgain } from './relocate.domain.js';

/**
 * What something new about a report is to a referral. MARK: unread, its desk owes a reading. REOPEN: unread, and it owes a further
 * conclusion. ROUTE: a notice must be opened again. NOTHING: it must be opened still, or another one stands for it.
 */
export type Effect = 'MARK' | 'REOPEN' | 'ROUTE' | 'NOTHING';

const OF_WORK: Readonly<Record<ReferralState, Effect>> = {
  routed: 'MARK', opened: 'MARK', acknowledged: 'MARK', accepted: 'MARK', returned: 'MARK', concluded: 'REOPEN', fed_back: 'REOPEN', ended: 'ROUTE', merged: 'NOTHING',
};
/** Only one that strayed to a coordinator can be opened and not ended. */
const OF_NOTICE: Readonly<Record<ReferralState, Effect>> = { ...OF_WORK, routed: 'NOTHING' };

export const effectOf = ({ role, state }: Pick<Referral, 'role' | 'state'>): Effect => (role === 'NOTICE' ? OF_NOTICE : OF_WORK)[state];

/** A notice that is kept from its agency has nothing to hear any more. */
const effectIn = (draft: CaseDraft, referral: Pick<Referral, 'role' | 'state' | 'agency'>): Effect =>
  (referral.role === 'NOTICE' && draft.file.keepFrom.includes(referral.agency) ? 'NOTHING' : effectOf(referral));

/** Tells a referral that something new was said at that time. The mark does not change the version; going on again does. */
export function tellNewWords(draft: CaseDraft, id: string, since: Instant): void {
  const referral = draft.get(id);
  const effect = effectIn(draft, referral);
  if (effect === 'NOTHING') return;
  if (effect === 'ROUTE') return routeAgain(draft, id);
  const unreadSince = referral.unreadSince === null ? since : earlierOf(referral.unreadSince, since);
  draft.set(id, { unreadSince }, true);
  draft.publish('supplemented', id, { unreadSince });
  if (effect !== 'REOPEN') return;
  draft.set(id, { state: 'accepted' });
  draft.publish('reopened', id, { reason: 'SUPPLEMENT' });
}

/** A supplement is told to all there were before it; what was read already is not new. Answers those that go on again. */
export function tellSupplement(draft: CaseDraft, at: Instant): string[] {
  return draft.all().flatMap(({ id, readThrough, ...referral }) => {
    if (readThrough !== null && compareInstants(at, readThrough) < 0) return [];
    const effect = effectIn(draft, referral);
    tellNewWords(draft, id, at);
    return effect === 'REOPEN' || effect === 'ROUTE' ? [id] : [];
  });
}

/**
 * Tells the last supplement to those of whom it is not known that they were told or read it; what was answered or opened since has heard it.
 * Doing it twice changes nothing.
 */
export function tellUnheard(state: CaseState, context: DecisionContext): Outcome {
  const draft = new CaseDraft(state, context);
  const at = state.file.supplementedAt;
  if (at === null) return { state, facts: [] };
  for (const { id, unreadSince, readThrough, ownedSince, firstOwnMoveAt, state: stands } of draft.all()) {
    const done = !isOpen(stands);
    const known = unreadSince === null ? !isBefore(readThrough, at) || !isBefore(ownedSince, at) : !done;
    if (known || stands === 'merged') continue;
    const answered = draft.decisionsOf(id).some(({ ends, recordedAt }) => ends && !isBefore(recordedAt, at)) || (stands === 'ended' && !isBefore(firstOwnMoveAt, at));
    if (unreadSince === null && answered) endUnread(draft, id, at);
    else carryWords(draft, id, unreadSince ?? at);
  }
  return draft.finish();
}

const isBefore = (moment: Instant | null, at: Instant): boolean => moment === null || compareInstants(moment, at) < 0;

/** The mark of one that is merged goes on with the other, the earlier of both. */
export function carryWords(draft: CaseDraft, to: string, unreadSince: Instant | null): void {
  if (unreadSince === null) return;
  const done = !isOpen(draft.get(to).state);
  tellNewWords(draft, to, unreadSince);
  if (done) findAgain(draft, to);
}

/** All that was told through that time was read. */
export function endUnread(draft: CaseDraft, id: string, through: Instant | null): void {
  const { unreadSince, readThrough } = draft.get(id);
  const known = through === null || (readThrough !== null && compareInstants(through, readThrough) <= 0);
  if (unreadSince === null && known) return;
  draft.set(id, { unreadSince: null, ...(known ? {} : { readThrough: through }) }, true);
  if (unreadSince !== null) draft.publish('read', id);
}
