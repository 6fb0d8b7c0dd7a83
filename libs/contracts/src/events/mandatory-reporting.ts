import { z } from 'zod';
import { AGENCIES, DANGERS, ROLES, SITES, TELLS } from '../codes.js';
import { defineEvent, Id, InstantField } from '../event.js';

/** One referral the routing decision asks for. Row numbers stay with the owner: for some reporters they tell who reported. */
export const ReferralRequest = z.object({
  agency: z.enum(AGENCIES),
  site: z.enum(SITES),
  role: z.enum(ROLES),
  /** Where to look for the desk, as short as a desk can use; absent when no place is known. Never twelve digits for a confidential reporter. */
  division: z.string().regex(/^[0-9]{6,12}$/).optional(),
  /** A desk on record that goes before geography: the unit's supervisor, or the village desk where its code would tell too much. */
  preferredDesk: z.object({ desk: Id, because: z.enum(['SUPERVISOR', 'LONGEST_PREFIX']) }).optional(),
});
export type ReferralRequest = z.output<typeof ReferralRequest>;

const Exclusions = {
  /** Desks of a suspect's organisation or of the one complained of: they never receive it and never see the case. */
  excludedDesks: z.array(Id).max(200),
  /** Agencies of which no desk may receive it (a village cadre is suspected: VILLAGE, TOWNSHIP). */
  excludedAgencies: z.array(z.enum(AGENCIES)).max(AGENCIES.length),
};

/** What the second versions say besides: what a desk must keep to itself, or from whom. */
const Hiding = {
  /** The reporter is confidential, anonymous, or hides from their own unit: nothing that is shown may tell who it is. */
  reporterHidden: z.boolean(),
  /** Of the excluded desks those that only a hidden reporter excludes: no word that is shown says why they are passed over. */
  untoldDesks: z.array(Id).max(200),
  /** Agencies the reporter wants it kept from, for good: no desk of theirs receives it. Every desk at work sees this mark. Never the unit. */
  keepFrom: z.array(z.enum(AGENCIES)).max(AGENCIES.length),
};

const filed = {
  reportId: Id,
  /** The number a person can read over the phone. */
  number: z.string().min(6).max(32),
  filedAt: InstantField,
  pack: z.string().max(32),
  packVersion: z.int().positive(),
  /** Revision of the directory the decision was made with. */
  directoryRevision: z.int().nonnegative(),
  tell: z.enum(TELLS),
  /** Sexual harm: the police desk is one of at most six digits. */
  countyPoliceOnly: z.boolean(),
  /** Harm or abuse for which mediation is refused (domain rules for MEDIATED). */
  noMediation: z.boolean(),
  /** A child may be among the suspects: what spares them is told at a lower level. Absent: not known to be so. */
  minorSuspect: z.boolean().optional(),
  /** County (six digits) of the case for coordination, when any place is known. */
  county: z.string().regex(/^[0-9]{6}$/).optional(),
  referrals: z.array(ReferralRequest).min(1).max(40),
  ...Exclusions,
};

const example = {
  reportId: '01970000-0000-7000-8000-000000000101', number: '2605-0000123-8', filedAt: '2026-05-11T00:20:00.000Z',
  pack: '430200', packVersion: 1, directoryRevision: 7, tell: 'FULL' as const, countyPoliceOnly: false, noMediation: false,
  county: '430223', excludedDesks: [], excludedAgencies: [],
  referrals: [{ agency: 'PSB' as const, site: 'NOW' as const, role: 'LEAD' as const, division: '430223' }],
};

const exampleOfHiding = { reporterHidden: true, untoldDesks: [], keepFrom: ['TOWNSHIP' as const] };

export const ReportFiled = defineEvent({
  type: 'mandatory-reporting.report.filed.v1',
  summary: 'A report was accepted and routed by the policy pack; each referral asks for a desk.',
  data: z.object(filed),
  example,
});

export const ReportSupplemented = defineEvent({
  type: 'mandatory-reporting.report.supplemented.v1',
  summary: 'Further facts were entered: the decision as it stands now. Pairs are only added and roles only rise.',
  data: z.object({ ...filed, supplementedAt: InstantField }),
  example: { ...example, supplementedAt: '2026-05-12T00:20:00.000Z' },
});

/** Emitted before its first version in the same change; whichever of the two is handled first is the effective one. */
export const ReportFiledV2 = defineEvent({
  type: 'mandatory-reporting.report.filed.v2',
  summary: 'A report was accepted and routed by the policy pack; each referral asks for a desk, and says from whom it is to be kept.',
  data: z.object({ ...filed, ...Hiding }),
  example: { ...example, packVersion: 2, excludedAgencies: ['TOWNSHIP' as const], ...exampleOfHiding },
});

export const ReportSupplementedV2 = defineEvent({
  type: 'mandatory-reporting.report.supplemented.v2',
  summary: 'Further facts were entered: the decision as it stands now. Pairs are only added, roles only rise, what is hidden stays hidden.',
  data: z.object({ ...filed, ...Hiding, supplementedAt: InstantField }),
  example: { ...example, packVersion: 2, excludedAgencies: ['TOWNSHIP' as const], ...exampleOfHiding, supplementedAt: '2026-05-12T00:20:00.000Z' },
});

/** Beside the report's own events, not in a third version of them: of most reports and supplements it is not told, and nothing is routed by it at a desk. */
export const ReportDangerTold = defineEvent({
  type: 'mandatory-reporting.report.danger-told.v1',
  summary: 'How great the danger to the child is, as it was told last: desks see it beside the referral, and the imminent first.',
  data: z.object({ reportId: Id, danger: z.enum(DANGERS), at: InstantField }),
  example: { reportId: example.reportId, danger: 'IMMINENT', at: '2026-05-11T00:20:00.000Z' },
});

export const ReportExclusionAdded = defineEvent({
  type: 'mandatory-reporting.report.exclusion-added.v1',
  summary: "The directory gave a suspect's organisation a desk: it must not hold this case.",
  data: z.object({ reportId: Id, ...Exclusions }),
  example: { reportId: example.reportId, excludedDesks: ['01970000-0000-7000-8000-00000000000a'], excludedAgencies: [] },
});

export const ReportExclusionAddedV2 = defineEvent({
  type: 'mandatory-reporting.report.exclusion-added.v2',
  summary: 'The directory gave an organisation in conflict a desk: it must not hold this case. Says which of them no word may tell of.',
  data: z.object({ reportId: Id, ...Exclusions, untoldDesks: Hiding.untoldDesks }),
  example: { reportId: example.reportId, excludedDesks: ['01970000-0000-7000-8000-00000000000a'], excludedAgencies: [], untoldDesks: [] },
});

export const ReportContentRead = defineEvent({
  type: 'mandatory-reporting.report.content-read.v1',
  summary: "A member of a desk read the report's content for the first time: reading is what opens.",
  data: z.object({ reportId: Id, referralId: Id, desk: Id, staff: Id, at: InstantField }),
  example: {
    reportId: example.reportId, referralId: '01970000-0000-7000-8000-000000000201',
    desk: '01970000-0000-7000-8000-00000000000a', staff: '01970000-0000-7000-8000-00000000000c', at: '2026-05-11T00:25:00.000Z',
  },
});

export const ReportSupplementRead = defineEvent({
  type: 'mandatory-reporting.report.supplement-read.v1',
  summary: 'A member of a desk read the report after a supplement: all that was told of it until then was there to read.',
  data: z.object({
    reportId: Id, referralId: Id, desk: Id, staff: Id,
    /** The last supplement that was shown, by its number. */
    part: z.int().positive(),
    /** No supplement of this moment or before was missing from what was shown. */
    at: InstantField,
  }),
  example: {
    reportId: example.reportId, referralId: '01970000-0000-7000-8000-000000000201', desk: '01970000-0000-7000-8000-00000000000a',
    staff: '01970000-0000-7000-8000-00000000000c', part: 1, at: '2026-05-12T00:25:00.000Z',
  },
});

export const ExclusionDue = defineEvent({
  type: 'mandatory-reporting.task.exclusion-due.v1',
  summary: 'A report must be checked against a change of the directory; done under the lock of its own case.',
  data: z.object({ reportId: Id, organisation: Id }),
  example: { reportId: example.reportId, organisation: '01970000-0000-7000-8000-00000000000b' },
});

export const mandatoryReportingEvents = [
  ReportFiled, ReportFiledV2, ReportSupplemented, ReportSupplementedV2, ReportDangerTold, ReportExclusionAdded, ReportExclusionAddedV2, ReportContentRead, ReportSupplementRead, ExclusionDue,
] as const;
