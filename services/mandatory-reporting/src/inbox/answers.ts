import type { EventData, FeedbackMade, ReferralSnapshot } from '@referrals/contracts';
import { v5 } from 'uuid';

/**
 * What came of a report. ANSWERED: an answer is there to be read. READ: a desk that works on it read it. SUPPLEMENT_READ: it read what was told since. No
 * decision's code: what may be told of one the answer says.
 */
export type AnswerReason = 'ANSWERED' | 'READ' | 'SUPPLEMENT_READ';

export interface Answer {
  /** The same for whatever tells the same. */
  readonly id: string;
  readonly reportId: string;
  readonly reason: AnswerReason;
  readonly at: string;
}

/** Never changes: what was told before a backup is the same message after it. */
const NAMESPACE = '5e0c7b1d-9f34-5a86-b2d7-3c418f60e9a5';

const idOf = (...parts: readonly (string | number)[]): string => v5(parts.join('|'), NAMESPACE);

/** What is held back makes no feedback, so it tells nothing either, not even that there is something. */
export function answered({ reportId, feedbackId, at }: EventData<typeof FeedbackMade>): Answer {
  return { id: idOf('answered', feedbackId), reportId, reason: 'ANSWERED', at };
}

const UNREAD: readonly ReferralSnapshot['state'][] = ['routed', 'returned'];
const AT_WORK: readonly ReferralSnapshot['state'][] = ['opened', 'acknowledged', 'accepted', 'concluded'];

/**
 * What a referral's change tells of reading: once for each referral that is worked on, whoever has it in the end, and after each supplement. A
 * NOTICE's reading is on the report's page alone. Undefined where nothing was read.
 * @param known the referral as it stood before; what stood further already was told then, or is from before there were messages
 */
export function readingOf(told: ReferralSnapshot, type: string, known: ReferralSnapshot | undefined): Answer | undefined {
  const { reportId, referralId, role, state, version, at } = told;
  if (role === 'NOTICE') return undefined;
  if (type === 'referral-desk.referral.read.v1') return { id: idOf('supplement-read', referralId, version, at), reportId, reason: 'SUPPLEMENT_READ', at };
  if (!AT_WORK.includes(state) || (known !== undefined && !UNREAD.includes(known.state))) return undefined;
  return { id: idOf('read', referralId), reportId, reason: 'READ', at };
}
