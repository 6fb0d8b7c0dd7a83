import type { PlainDate } from '@referrals/calendar';

/** A guardian, as far as files are compared by them. */
export interface GuardianKnown {
  readonly idNumber?: string | undefined;
  readonly phone?: string | undefined;
  readonly name?: string | undefined;
}

/** What is known of a child where files are compared, as it was typed. What is missing or blank is unknown. */
export interface PersonKnown {
  readonly name?: string | undefined;
  readonly pinyin?: string | undefined;
  readonly idNumber?: string | undefined;
  readonly birthDate?: PlainDate | undefined;
  /** A guess (`ESTIMATED`) is no birth date here. */
  readonly birthPrecision?: 'EXACT' | 'MONTH' | 'YEAR' | 'ESTIMATED' | undefined;
  readonly sex?: 'MALE' | 'FEMALE' | undefined;
  /** Division codes: where the child lives, and where it is registered. */
  readonly village?: string | undefined;
  readonly hukou?: string | undefined;
  readonly school?: string | undefined;
  readonly guardians?: readonly GuardianKnown[] | undefined;
}
