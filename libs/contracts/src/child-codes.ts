/** Codes of a child's file that events or other services use. Their labels, and codes of one service alone, stand where they are decided on. */

export const SEXES = ['MALE', 'FEMALE'] as const;
export type Sex = (typeof SEXES)[number];

/** How exactly a birth date is known; of a month or a year alone its last day counts. */
export const BIRTH_PRECISIONS = ['EXACT', 'MONTH', 'YEAR', 'ESTIMATED'] as const;
export type BirthPrecision = (typeof BIRTH_PRECISIONS)[number];

export const CHILD_CATEGORIES = ['LEFT_BEHIND', 'IN_DIFFICULTY', 'ORPHAN', 'DE_FACTO_UNSUPPORTED', 'MIGRANT'] as const;
export type ChildCategory = (typeof CHILD_CATEGORIES)[number];

/** What raises how often a child is called on. */
export const CHILD_FACTORS = [
  'SINGLE_PARENT', 'PARENT_DISABILITY', 'CHILD_DISABILITY', 'PSYCH_BEHAVIOUR', 'POOR_GUARDIANSHIP', 'OUT_OF_SCHOOL', 'NO_HUKOU', 'CHILD_ILLNESS',
  'DELEGATE_DOUBTED', 'LIVES_ALONE', 'SELF_HARM_RISK', 'NOT_SEEN', 'COUNTY_WATCH', 'RETURNED_FROM_PLACEMENT',
] as const;
export type ChildFactor = (typeof CHILD_FACTORS)[number];

/** Lowest first: how often a child is called on. */
export const CHILD_TIERS = ['LIGHT', 'BASIC', 'RAISED', 'HIGH'] as const;
export type ChildTier = (typeof CHILD_TIERS)[number];

export const CHILD_STATES = ['ACTIVE', 'ENDED', 'LINKED'] as const;
export type ChildState = (typeof CHILD_STATES)[number];

/** Why a file ended. */
export const CHILD_ENDS = ['AGED_18', 'DIED', 'ADOPTED', 'LEFT_CATEGORIES', 'MOVED_OUT', 'OPENED_IN_ERROR'] as const;
export type ChildEnd = (typeof CHILD_ENDS)[number];

export const GUARDIAN_RELATIONS = ['FATHER', 'MOTHER', 'STEP_PARENT', 'GRANDPARENT', 'SIBLING', 'OTHER'] as const;
export type GuardianRelation = (typeof GUARDIAN_RELATIONS)[number];

export const PARENT_FACTS = [
  'DEAD', 'MISSING', 'NOT_FOUND', 'SEVERE_DISABILITY', 'SERIOUS_ILLNESS', 'IMPRISONED', 'DRUG_REHAB', 'OTHER_LIBERTY', 'LOST_CONTACT', 'REVOKED', 'DEPORTED',
  'AWAY_WORK',
] as const;
export type ParentFact = (typeof PARENT_FACTS)[number];

export const CARE_BASES = ['PARENT', 'GUARDIAN', 'DELEGATED', 'FOSTER', 'INSTITUTION'] as const;
export type CareBasis = (typeof CARE_BASES)[number];

export const AWAY_KINDS = ['WITH_PARENTS', 'SCHOOL_ELSEWHERE', 'HOSPITAL', 'PLACED', 'OTHER'] as const;
export type AwayKind = (typeof AWAY_KINDS)[number];

export const DISABILITY_KINDS = ['VISION', 'HEARING', 'SPEECH', 'PHYSICAL', 'INTELLECTUAL', 'MENTAL', 'MULTIPLE'] as const;
export type DisabilityKind = (typeof DISABILITY_KINDS)[number];

export const CANDIDATE_STATES = ['NEW', 'ASSIGNED', 'CONCLUDED'] as const;
export type CandidateState = (typeof CANDIDATE_STATES)[number];

/** What came of a hint that a child may need a file. */
export const CANDIDATE_OUTCOMES = ['OPENED', 'ON_FILE', 'NOT_ELIGIBLE', 'NOT_FOUND', 'ELSEWHERE', 'WRONG_DATA', 'DUPLICATE'] as const;
export type CandidateOutcome = (typeof CANDIDATE_OUTCOMES)[number];
