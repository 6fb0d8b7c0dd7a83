import type { codes as chinese } from '../zh/codes';

const agencies = {
  CAC: 'Cyberspace office', CIV: 'Civil affairs', COURT: 'Court', EDU: 'Education', HLTH: 'Health', HRSS: 'Human resources', PROC: 'Procuratorate', PSB: 'Police', RPI: 'Child rescue and protection', SUPV: 'Supervision commission',
  TOWNSHIP: 'Township', VILLAGE: 'Village committee', WF: 'Women’s federation', DPF: 'Disabled persons’ federation', JUS: 'Justice', EMG: 'Emergency management', FIRE: 'Fire and rescue', CYL: 'Youth league', CWI: 'Child welfare institution',
  SCHOOL: 'School', KINDERGARTEN: 'Kindergarten', HOSPITAL: 'Hospital', NGO: 'Social organisation',
};

export const codes: typeof chinese = {
  agency: { ...agencies, COORD: 'Coordinator' },
  organisation: { ...agencies, WCO: 'Coordinator', TRAINING_CENTRE: 'Training centre', CHILDCARE: 'Child care', HOTEL: 'Hotel' },
  danger: { IMMINENT: 'In danger now', POSSIBLE: 'Possibly in danger', NONE: 'Not in danger' },
  dangerUnknown: 'Not known',
  situation: {
    MR01: 'Injured private parts', MR02: 'Girl under 14: sexual assault, pregnancy or abortion', MR03: 'Girl of 14 or over: pregnancy or abortion after sexual assault', MR04: 'Many injuries, severe malnutrition or unconscious',
    MR05: 'Disabled or dead by suicide, self-harm, poisoning or the like', MR06: 'Abandoned or long without care', MR07: 'Of unknown origin, missing or abducted', MR08: 'Made to beg', MR09: 'Other serious harm, or in danger',
  },
  suspicionCounts: 'Suspicion is enough',
  concern: {
    SEXUAL_ASSAULT: 'Sexual assault', SEXUAL_HARASSMENT: 'Sexual harassment', SERIOUS_BULLYING: 'Serious bullying', CORPORAL_PUNISHMENT: 'Corporal punishment', DOMESTIC_VIOLENCE: 'Domestic violence', SERIOUS_INJURY: 'Serious injury',
    NO_CAREGIVER: 'Nobody cares for the child', GUARDIAN_INCAPACITATED: 'Guardian unable to care', NEGLECT_MILD: 'Poor care', NEGLECT_SERIOUS: 'Serious neglect', DELEGATED_CARE_UNFIT: 'Unfit delegated carer',
    REVOCATION_GROUNDS: 'Grounds to revoke guardianship', DROPOUT: 'Out of school', CHILD_LABOUR: 'Child labour', RUNAWAY: 'Ran away', BEGGING: 'Homeless or begging', ONLINE_HARM: 'Harm online', MENTAL_HEALTH: 'Mental health',
    SELF_HARM_RISK: 'Risk of self-harm', BENEFIT_NEED: 'In need of assistance', UNIT_FAILED_DUTY: 'A unit failed its duty',
  },
  relation: {
    GUARDIAN: 'Parent or guardian', GUARDIAN_PARTNER: 'Guardian’s partner', CAREGIVER: 'Carer', RELATIVE: 'Relative', STAFF: 'Staff of school or child care', VILLAGE_CADRE: 'Village cadre', PUBLIC_OFFICIAL: 'Public official',
    PEER: 'Another child', ACQUAINTANCE: 'Acquaintance', STRANGER: 'Stranger', SELF: 'The child',
  },
  withChildNow: { YES: 'With the child now', NO: 'Not with the child now', UNKNOWN: 'Not known' },
  warning: {
    AGE_SITUATION_MISMATCH: 'Age and situation do not fit; please check', AGE_AT_HARM_UNKNOWN: 'Age at the time is not known', NOT_A_MINOR: 'May have been 18 at the time', BIRTH_DATE_IN_FUTURE: 'Date of birth is after today', HARM_DATE_IN_FUTURE: 'Date of harm is after today',
  },
  kind: {
    SCHOOL: 'School', KINDERGARTEN: 'Kindergarten', TRAINING_CENTRE: 'Training centre', CHILDCARE: 'Child care', VILLAGE: 'Village committee', TOWNSHIP: 'Township', HOSPITAL: 'Hospital',
    WELFARE_INSTITUTION: 'Welfare or rescue institution', HOTEL: 'Hotel', STATE_ORGAN: 'State organ', PUBLIC: 'Member of the public', PARENT: 'Parent', CHILD: 'The child',
  },
  channel: {
    PLATFORM: 'This system', '110': '110 police', '120': '120 ambulance', '12309': '12309 procuratorate', '12338': '12338 women’s federation', '12345': '12345 government', '12355': '12355 youth', '12377': '12377 online harm', IN_PERSON: 'In person',
  },
  labour: { HAZARDOUS: 'Dangerous work', FORCED: 'Forced work', OTHER: 'Other work' },
  whereabouts: { KNOWN: 'Known', UNKNOWN: 'Not known' },
  caregiver: { PRESENT: 'Somebody cares for the child', ABSENT: 'Nobody cares for the child' },
  hideFrom: { UNIT: 'Keep from my unit', VILLAGE: 'Keep from the village', TOWNSHIP: 'Keep from the township' },
  sex: { MALE: 'Male', FEMALE: 'Female' },
  category: { LEFT_BEHIND: 'Left behind', IN_DIFFICULTY: 'In difficulty', ORPHAN: 'Orphan', DE_FACTO_UNSUPPORTED: 'De facto unsupported', MIGRANT: 'Migrant' },
  staffRole: { REPORTER: 'Reporter', POLICY: 'Reads the rules', AUDITOR: 'Auditor', ADMIN: 'Administrator' },
  memberRole: { MEMBER: 'Officer', SUPERVISOR: 'Supervisor' },
  staffStatus: { ACTIVE: 'Active', SUSPENDED: 'Suspended' },
  deskState: { PLANNED: 'Planned', OPEN: 'Open', CLOSED: 'Closed' },
  message: { ARRIVAL: 'New', ESCALATION: 'Reminder', ANSWER: 'Answer' },
};
