import { z } from 'zod';
import { AGENCIES, DESK_AGENCIES, DESK_FUNCTION, DESK_ROLES, DIVISION_LEVELS, ORGANISATION_FEATURE, ORGANISATION_TYPES } from '../codes.js';
import { defineEvent, Id } from '../event.js';

/**
 * All of the directory's events have one key, the register itself, so that a copy applies them in the order they happened.
 * Changes of the directory are rare; order is worth more here than parallelism.
 */
export const REGISTER_ID = '00000000-0000-7000-8000-000000000001';

const Revision = z.int().positive();
const Day = z.iso.date();
const Name = z.string().min(1).max(100);

/** A desk as other services need it. Names are those of offices, never of people; members are staff ids. */
export const DeskRecord = z.object({
  id: Id,
  code: z.string().min(1).max(64),
  name: Name,
  agency: z.enum(AGENCIES),
  organisation: Id,
  /** Division prefixes of 2 to 12 digits that this desk answers for; a county bureau has one. */
  jurisdiction: z.string().regex(/^[0-9]{2,12}$/),
  opensOn: Day,
  /** First day on which it is closed. */
  closesOn: Day.optional(),
  backupDesk: Id.optional(),
  /** Staff who are active on it. */
  members: z.array(z.object({ staff: Id, role: z.enum(DESK_ROLES) })),
  revision: Revision,
});
export type DeskRecord = z.output<typeof DeskRecord>;

export const OrganisationRecord = z.object({
  id: Id,
  type: z.enum(ORGANISATION_TYPES),
  division: z.string().regex(/^[0-9]{6,12}$/),
  /** The desk that supervises it wherever it stands (a school under the city's bureau). */
  supervisingDesk: Id.optional(),
  revision: Revision,
});
export type OrganisationRecord = z.output<typeof OrganisationRecord>;

/** A desk of any agency. What the first version cannot say: an agency that holds no referrals, a desk that receives none, what is above it, what its people are there. */
export const DeskRecordV2 = DeskRecord.extend({
  agency: z.enum(DESK_AGENCIES),
  /** Referrals are found this desk. Said at its opening, for good. */
  receivesReferrals: z.boolean(),
  /** The desk of the same agency above it. */
  superior: Id.optional(),
  members: z.array(z.object({ staff: Id, role: z.enum(DESK_ROLES), functions: z.array(z.string().regex(DESK_FUNCTION)) })),
});
export type DeskRecordV2 = z.output<typeof DeskRecordV2>;

export const OrganisationRecordV2 = OrganisationRecord.extend({
  name: Name,
  /** 1900-01-01: since before these records begin. */
  opensOn: Day,
  /** First day on which it is closed. */
  closesOn: Day.optional(),
  features: z.array(z.string().regex(ORGANISATION_FEATURE)),
});
export type OrganisationRecordV2 = z.output<typeof OrganisationRecordV2>;

/** As short as people write it: 6 digits down to the county, 9 for a township, 12 for a village. */
const DivisionCode = z.string().regex(/^(?:[0-9]{6}|[0-9]{9}|[0-9]{12})$/);

export const DivisionRecord = z.object({
  code: DivisionCode,
  name: Name,
  level: z.enum(DIVISION_LEVELS),
  /** Absent: since before these records begin. */
  validFrom: Day.optional(),
  /** First day on which it no longer holds. */
  validTo: Day.optional(),
  replacedBy: DivisionCode.optional(),
  revision: Revision,
});
export type DivisionRecord = z.output<typeof DivisionRecord>;

const deskExample: DeskRecord = {
  id: '01970000-0000-7000-8000-00000000000a', code: 'psb.yx', name: '攸县公安局', agency: 'PSB',
  organisation: '01970000-0000-7000-8000-00000000000b', jurisdiction: '430223', opensOn: '2024-01-01',
  members: [{ staff: '01970000-0000-7000-8000-00000000000c', role: 'MEMBER' }], revision: 7,
};

export const DeskRecorded = defineEvent({
  type: 'directory.register.desk-recorded.v1',
  summary: 'A desk was opened, changed, closed, or its active members changed; the whole record as it stands now.',
  data: DeskRecord,
  example: deskExample,
});

export const OrganisationRecorded = defineEvent({
  type: 'directory.register.organisation-recorded.v1',
  summary: 'An organisation was added or changed; the whole record as it stands now.',
  data: OrganisationRecord,
  example: {
    id: '01970000-0000-7000-8000-00000000000b', type: 'PSB', division: '430223', revision: 6,
  },
});

export const DesksPublished = defineEvent({
  type: 'directory.register.desks-published.v1',
  summary: 'Says when a copy is whole: as of `revision` there are `count` desks and organisations with this digest.',
  data: z.object({
    revision: Revision,
    count: z.int().nonnegative(),
    /** SHA-256, hex, over the lines `<id> <revision>` of all desks and organisations, sorted, joined by newlines. */
    digest: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  example: { revision: 7, count: 2, digest: 'a'.repeat(64) },
});

/** Emitted before its first version in the same change, so are the other two. */
export const DeskRecordedV2 = defineEvent({
  type: 'directory.register.desk-recorded.v2',
  summary: 'A desk of any agency was opened, changed, closed, or its active members or their functions changed; the whole record as it stands now.',
  data: DeskRecordV2,
  example: {
    ...deskExample, code: 'school.yx', name: '攸县演示中学', agency: 'SCHOOL', jurisdiction: '430223103', receivesReferrals: false,
    members: [{ staff: '01970000-0000-7000-8000-00000000000c', role: 'MEMBER', functions: ['CLERK'] }],
  },
});

export const OrganisationRecordedV2 = defineEvent({
  type: 'directory.register.organisation-recorded.v2',
  summary: 'An organisation was added or changed; the whole record as it stands now, with its name, its days and what it has.',
  data: OrganisationRecordV2,
  example: {
    id: '01970000-0000-7000-8000-00000000000b', type: 'SCHOOL', division: '430223103', name: '攸县演示中学', opensOn: '2024-01-01', features: [], revision: 6,
  },
});

export const DivisionRecorded = defineEvent({
  type: 'directory.register.division-recorded.v1',
  summary: 'A division was recorded, changed its name or its days, or was replaced; the whole record as it stands now.',
  data: DivisionRecord,
  example: { code: '430223103213', name: '桃水村', level: 'VILLAGE', revision: 1 },
});

export const DesksPublishedV2 = defineEvent({
  type: 'directory.register.desks-published.v2',
  summary: 'Says when a copy is whole: as of `revision` there are `count` desks, organisations and divisions with this digest.',
  data: z.object({
    revision: Revision,
    count: z.int().nonnegative(),
    /** SHA-256, hex, over the lines `<id> <revision>` of all desks and organisations and `<code> <revision>` of all divisions, sorted, joined by newlines. */
    digest: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  example: { revision: 7, count: 3, digest: 'a'.repeat(64) },
});

export const StaffStandingRecorded = defineEvent({
  type: 'directory.register.staff-standing-recorded.v1',
  summary: 'An account was suspended, restored, or given another password. Every service keeps who is suspended: a token that was issued before stops working. A send ticket made before it counts no more, whichever it was.',
  data: z.object({ staff: Id, suspended: z.boolean(), revision: Revision }),
  example: { staff: '01970000-0000-7000-8000-00000000000c', suspended: true, revision: 8 },
});

export const ClockAdvanced = defineEvent({
  type: 'directory.clock.advanced.v1',
  summary: 'The clock of a demonstration was set on. Every service keeps the largest offset it heard; outside of demo mode there is no such event.',
  /** In all, ahead of the machines' time, in milliseconds. */
  data: z.object({ offsetMs: z.int().positive() }),
  example: { offsetMs: 259_200_000 },
});

export const directoryEvents = [
  DeskRecorded, DeskRecordedV2, OrganisationRecorded, OrganisationRecordedV2, DivisionRecorded, DesksPublished, DesksPublishedV2, StaffStandingRecorded, ClockAdvanced,
] as const;
