/** What speaks for two files being one child's, or against it. */
export type PointedReason =
  | 'NAME_EQUAL' | 'NAME_SOUND' | 'NAME_NEAR' | 'NAME_DIFFERENT' | 'BIRTH_EQUAL' | 'BIRTH_NEAR' | 'BIRTH_DIFFERENT' | 'SEX_DIFFERENT' | 'GUARDIAN_ID' | 'GUARDIAN_PHONE'
  | 'GUARDIAN_NAME' | 'VILLAGE_EQUAL' | 'HUKOU_EQUAL' | 'TOWNSHIP_EQUAL' | 'SCHOOL_EQUAL';

export interface MatchNumbers {
  /** Negative: it speaks against. */
  readonly points: Readonly<Record<PointedReason, number>>;
  /** Of an equal ID number. */
  readonly same: number;
  /** The least points of a pair that is likely one child, and of one that a person is shown. */
  readonly likely: number;
  readonly possible: number;
}
