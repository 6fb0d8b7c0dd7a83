import type { PlainDate } from '@referrals/calendar';
import type { ChildFactor } from '@referrals/contracts';
import { hasCompleted } from '../child/age.domain.js';
import type { Known } from '../child/period.domain.js';
import type { Act } from './act.entity.js';

type Answers = { readonly [K in 'alone' | 'attendsSchool' | 'mood' | 'injurySeen' | 'caregiverSays' | 'caregiverAble']?: Act[K] | undefined };

/** Factors that the answers of a visit propose; a person decides. */
export function proposedBy({ alone, attendsSchool, mood }: Answers): ChildFactor[] {
  return [
    ...(alone === true ? ['LIVES_ALONE' as const] : []), ...(attendsSchool === false ? ['OUT_OF_SCHOOL' as const] : []),
    ...(mood === 'SELF_HARM_TALK' ? ['SELF_HARM_RISK' as const] : []),
  ];
}

/** Whether the answers ask if the child was harmed. */
export const asksHarm = (answers: Answers, birthDate: Known<PlainDate>, on: PlainDate): boolean =>
  answers.mood === 'SELF_HARM_TALK' || answers.injurySeen === true || mustReport(answers, birthDate, on);

/** Whether the answers by themselves have to be reported (MPL 11, 21): a child under sixteen alone, nobody who cares for it, or nobody able to. */
export const mustReport = ({ alone, caregiverSays, caregiverAble }: Answers, birthDate: Known<PlainDate>, on: PlainDate): boolean =>
  caregiverSays === 'NOBODY' || caregiverAble === 'NO' || (alone === true && !hasCompleted(birthDate, 16, on));
