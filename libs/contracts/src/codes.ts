/** The shared codes of the field. Every list is closed: what is not in it is refused at the edge. */

/** Agencies that can hold a referral (routing pack), by our own codes. COORD is the county's coordinating office (MPL 9). */
export const AGENCIES = [
  'CAC', 'CIV', 'COORD', 'COURT', 'EDU', 'HLTH', 'HRSS', 'PROC', 'PSB', 'RPI', 'SUPV', 'TOWNSHIP', 'VILLAGE', 'WF',
] as const;
export type Agency = (typeof AGENCIES)[number];

/**
 * Agencies that can hold a desk. Those beside `AGENCIES` hold no referral, and no event of the first versions names them: the schemas of
 * these are frozen with `AGENCIES`.
 */
export const DESK_AGENCIES = [...AGENCIES, 'DPF', 'JUS', 'EMG', 'FIRE', 'CYL', 'CWI', 'SCHOOL', 'KINDERGARTEN', 'HOSPITAL', 'NGO'] as const;
export type DeskAgency = (typeof DESK_AGENCIES)[number];

/** What a member is at a desk beside member or supervisor, as services name it: `CLERK`, `TEACHER:3:2`. */
export const DESK_FUNCTION = /^[A-Z][A-Z0-9_]{0,31}(?::[A-Z0-9_]{1,16}){0,3}$/;

/** Types an organisation can have; a superset of what can hold a referral. WCO is the organisation type behind COORD. */
export const ORGANISATION_TYPES = [
  'COURT', 'PROC', 'EDU', 'PSB', 'CIV', 'JUS', 'HLTH', 'HRSS', 'EMG', 'FIRE', 'CAC', 'CYL', 'WF', 'DPF', 'WCO', 'SUPV',
  'SCHOOL', 'KINDERGARTEN', 'TRAINING_CENTRE', 'CHILDCARE', 'HOTEL', 'VILLAGE', 'TOWNSHIP', 'HOSPITAL', 'RPI', 'CWI', 'NGO',
] as const;
export type OrganisationType = (typeof ORGANISATION_TYPES)[number];

/** Levels of a division, widest first. */
export const DIVISION_LEVELS = ['PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE'] as const;
export type DivisionLevel = (typeof DIVISION_LEVELS)[number];

/** What an organisation has or can do, as services name it: `INFANT`, `SCHOOL_BUS`. */
export const ORGANISATION_FEATURE = /^[A-Z][A-Z0-9_]{0,31}$/;

/** The nine situations of mandatory reporting (意见 art. 4). */
export const SITUATIONS = ['MR01', 'MR02', 'MR03', 'MR04', 'MR05', 'MR06', 'MR07', 'MR08', 'MR09'] as const;
export type Situation = (typeof SITUATIONS)[number];

export const CONCERNS = [
  'SEXUAL_ASSAULT', 'SEXUAL_HARASSMENT', 'SERIOUS_BULLYING', 'CORPORAL_PUNISHMENT', 'DOMESTIC_VIOLENCE', 'SERIOUS_INJURY',
  'NO_CAREGIVER', 'GUARDIAN_INCAPACITATED', 'NEGLECT_MILD', 'NEGLECT_SERIOUS', 'DELEGATED_CARE_UNFIT', 'REVOCATION_GROUNDS',
  'DROPOUT', 'CHILD_LABOUR', 'RUNAWAY', 'BEGGING', 'ONLINE_HARM', 'MENTAL_HEALTH', 'SELF_HARM_RISK', 'BENEFIT_NEED',
  'UNIT_FAILED_DUTY',
] as const;
export type Concern = (typeof CONCERNS)[number];

export const REPORTER_KINDS = [
  'SCHOOL', 'KINDERGARTEN', 'TRAINING_CENTRE', 'CHILDCARE', 'VILLAGE', 'TOWNSHIP', 'HOSPITAL', 'WELFARE_INSTITUTION',
  'HOTEL', 'STATE_ORGAN', 'PUBLIC', 'PARENT', 'CHILD',
] as const;
export type ReporterKind = (typeof REPORTER_KINDS)[number];

export const SUSPECT_RELATIONS = [
  'GUARDIAN', 'GUARDIAN_PARTNER', 'CAREGIVER', 'RELATIVE', 'STAFF', 'VILLAGE_CADRE', 'PUBLIC_OFFICIAL', 'PEER',
  'ACQUAINTANCE', 'STRANGER', 'SELF',
] as const;
export type SuspectRelation = (typeof SUSPECT_RELATIONS)[number];

/** From whom a reporter may ask to be kept: the unit they belong to, or an agency of the place. */
export const HIDE_FROM = ['UNIT', 'VILLAGE', 'TOWNSHIP'] as const;
export type HideFrom = (typeof HIDE_FROM)[number];

export const WHEREABOUTS = ['KNOWN', 'UNKNOWN'] as const;
export const DANGERS = ['NONE', 'POSSIBLE', 'IMMINENT'] as const;
export type Danger = (typeof DANGERS)[number];
export const CAREGIVERS = ['PRESENT', 'ABSENT'] as const;
export const LABOURS = ['HAZARDOUS', 'FORCED', 'OTHER'] as const;

/** Where a referral's desk is looked up. HARM and RESIDENCE of CIV are added by rows 38 and 39. */
export const SITES = ['HARM', 'NOW', 'RESIDENCE', 'SCHOOL', 'UNIT'] as const;
export type Site = (typeof SITES)[number];

/** Strongest first: the order decides which role holds when several rows match. */
export const ROLES = ['LEAD', 'SUPPORT', 'NOTICE'] as const;
export type Role = (typeof ROLES)[number];

/** Why a desk holds a referral. */
export const BECAUSES = ['LONGEST_PREFIX', 'SUPERVISOR', 'NO_DESK', 'CONFLICT', 'CHOSEN', 'LAST_RESORT'] as const;
export type Because = (typeof BECAUSES)[number];

/** States of a referral (design: table of moves). `merged`: rerouted onto another, whose owner is its owner. */
export const REFERRAL_STATES = [
  'routed', 'opened', 'acknowledged', 'accepted', 'concluded', 'returned', 'fed_back', 'ended', 'merged',
] as const;
export type ReferralState = (typeof REFERRAL_STATES)[number];

export const REPORT_STATES = ['filed', 'routed', 'in_handling', 'concluded', 'closed'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** How much a reporter may be told: LESS lowers every level by one (without sign-in, or recorded for somebody as PUBLIC). */
export const TELLS = ['FULL', 'LESS'] as const;
export type Tell = (typeof TELLS)[number];

/** Roles a person can have on a desk. */
export const DESK_ROLES = ['MEMBER', 'SUPERVISOR'] as const;
export type DeskRole = (typeof DESK_ROLES)[number];

/** Roles a person can have apart from desks. */
export const STAFF_ROLES = ['REPORTER', 'POLICY', 'AUDITOR', 'ADMIN'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

export const SERVICES = ['directory', 'mandatory-reporting', 'referral-desk', 'child-registry'] as const;
export type ServiceName = (typeof SERVICES)[number];

/** Services whose cases name ids for a page; the last two are to come. */
export const NAMING_SERVICES = [...SERVICES, 'dropout-tracking', 'assistance-eligibility'] as const;
export type NamingService = (typeof NAMING_SERVICES)[number];
