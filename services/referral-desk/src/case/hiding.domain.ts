import type { Agency } from '@referrals/contracts';
import type { CaseDraft } from './case-draft.domain.js';
import { isOpen, type CaseFile, type Referral } from './case.domain.js';
import { questionFor } from './desks.domain.js';
import { applyExclusions } from './relocate.domain.js';

/** What an event says of who must not have the case, and of what must not be told. Its first version says nothing of the latter. */
export interface ToldOfHiding {
  readonly excludedDesks: readonly string[];
  readonly excludedAgencies: readonly Agency[];
  readonly reporterHidden?: boolean;
  readonly untoldDesks?: readonly string[];
  readonly keepFrom?: readonly Agency[];
}

/** A village's code has twelve digits; the county stands for it where the code would tell who reported. */
const VILLAGE = 12;
const COUNTY = 6;

/**
 * Takes who must not have the case and what must not be told. What was hidden stays so. From the first time on no row says more of a hidden
 * reporter than it would have from the beginning; agencies it is kept from lose what they hold, and notices to them end.
 */
export function takeHiding(draft: CaseDraft, told: ToldOfHiding): void {
  const { file } = draft;
  const reporterHidden = file.reporterHidden || told.reporterHidden === true;
  const keepFrom = keptFrom(file, told);
  draft.file = { ...file, reporterHidden, untoldDesks: untoldOf(file.untoldDesks, told), keepFrom };
  applyExclusions(draft, told.excludedDesks, union(told.excludedAgencies, keepFrom));
  for (const referral of draft.all()) if (endsByWish(draft, referral)) endByWish(draft, referral);
  if (reporterHidden) for (const referral of draft.all()) hide(draft, referral);
}

/** From which agencies it is kept, for good. */
export const keptFrom = (file: Pick<CaseFile, 'keepFrom'>, { keepFrom = [] }: ToldOfHiding): readonly Agency[] => union(file.keepFrom, keepFrom);

/** Of desks that a known reason excludes as well the reason may be told. The list itself where nothing changes. */
export function untoldOf(before: readonly string[], { excludedDesks, untoldDesks }: ToldOfHiding): readonly string[] {
  if (untoldDesks === undefined) return before;
  const stay = before.filter((desk) => untoldDesks.includes(desk) || !excludedDesks.includes(desk));
  return union(stay.length === before.length ? before : stay, untoldDesks);
}

/** A notice to an agency it is kept from, at a coordinator's desk or still unopened there: nothing is left to tell. */
const endsByWish = (draft: CaseDraft, { role, agency, state }: Referral): boolean => role === 'NOTICE' && draft.file.keepFrom.includes(agency) && isOpen(state);

function endByWish(draft: CaseDraft, { id }: Referral): void {
  draft.set(id, { state: 'ended', claimedBy: null, unreadSince: null });
  draft.publish('moved', id, { cause: 'KEPT_FROM' });
}

/** As it would be had the reporter been hidden from the beginning: no village, no conflict that only they cause. */
function hide(draft: CaseDraft, referral: Referral): void {
  const { id, division, because, agency, state } = referral;
  if (division?.length === VILLAGE) draft.set(id, { division: division.slice(0, COUNTY) });
  if (because !== 'CONFLICT' || state === 'merged' || draft.file.untoldDesks.length === 0) return;
  const found = draft.context.desks.find(questionFor(draft.file, agency, division));
  if (found.because === 'NO_DESK') draft.set(id, { because: 'NO_DESK' });
}

/** The first list itself where the second adds nothing, so that nothing counts as changed. */
function union<T extends string>(before: readonly T[], more: readonly T[]): readonly T[] {
  return more.every((one) => before.includes(one)) ? before : [...new Set([...before, ...more])].sort();
}
