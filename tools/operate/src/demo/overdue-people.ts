import { durationText } from '@referrals/calendar';

const [MINUTE_MS, HOUR_MS] = [60_000, 3_600_000];

/** The police desk that does nothing, and the civil-affairs desk that acts. */
export const NEGLECTING = 'psb.yx';
export const ACTING = 'civ.yx';
/** What is neglected: to open the referral within an hour. */
export const NEGLECTED = 'RD-OPEN-PSB';

/** The ladder of that duty: when each step fires, counted from when it is due, whom it is for and whose desk hears. */
export const LADDER = [
  { step: 'REMIND', afterDueMs: -HOUR_MS / 2, to: 'OWNER', hears: NEGLECTING, zh: '时限过半，提醒承办单位' },
  { step: 'DUE', afterDueMs: 0, to: 'SUPERVISOR', hears: NEGLECTING, zh: '到期，告知承办单位负责人' },
  { step: 'COORD', afterDueMs: HOUR_MS, to: 'COORD', hears: 'coord.yx', zh: '逾期1小时，告知统筹协调单位' },
  { step: 'ABOVE', afterDueMs: 4 * HOUR_MS, to: 'AGENCY_ABOVE', hears: 'psb.city', zh: '逾期4小时，告知上级公安机关' },
  { step: 'PROC', afterDueMs: 24 * HOUR_MS, to: 'PROC', hears: 'proc.yx', zh: '逾期24小时，告知检察机关' },
] as const;
export type LadderStep = (typeof LADDER)[number];

/** Who looks on. `from`: the step from which they see it; from the beginning without. */
export const ONLOOKERS = [
  { account: NEGLECTING, zh: '承办单位 the desk' },
  { account: `supervisor.${NEGLECTING}`, zh: '负责人 its supervisor' },
  { account: 'coord.yx', zh: '统筹协调 coordinator' },
  { account: 'psb.city', zh: '上级公安机关 agency above', from: 'ABOVE' },
  { account: 'proc.yx', zh: '检察机关 procuratorate', from: 'PROC' },
  { account: 'psb.ls', zh: '无关单位 another county', from: 'NEVER' },
] as const;
export type Onlooker = (typeof ONLOOKERS)[number];

/** Whole minutes from `now` until the step has fired, as the clock takes them; undefined when it has. */
export function untilStep({ afterDueMs }: LadderStep, dueAt: string, now: string): string | undefined {
  const millis = Math.ceil((Date.parse(dueAt) + afterDueMs - Date.parse(now)) / MINUTE_MS) * MINUTE_MS;
  return millis > 0 ? durationText(millis) : undefined;
}
