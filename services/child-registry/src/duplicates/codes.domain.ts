/** What speaks for two files being one child's, or against it: each with its points in the pack. */
export const POINTED_REASONS = [
  'NAME_EQUAL', 'NAME_SOUND', 'NAME_NEAR', 'NAME_DIFFERENT', 'BIRTH_EQUAL', 'BIRTH_NEAR', 'BIRTH_DIFFERENT', 'SEX_DIFFERENT', 'GUARDIAN_ID', 'GUARDIAN_PHONE',
  'GUARDIAN_NAME', 'VILLAGE_EQUAL', 'HUKOU_EQUAL', 'TOWNSHIP_EQUAL', 'SCHOOL_EQUAL',
] as const;
export type PointedReason = (typeof POINTED_REASONS)[number];
