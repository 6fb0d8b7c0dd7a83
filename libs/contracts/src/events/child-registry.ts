import { z } from 'zod';
import { CANDIDATE_OUTCOMES, CHILD_CATEGORIES, CHILD_TIERS } from '../child-codes.js';
import { defineEvent, Id, InstantField } from '../event.js';
import { dutyEvents } from './duty-events.js';

/** A file, and the county it lies in: never who the child is. */
const file = { childId: Id, county: z.string().regex(/^[0-9]{6}$/), at: InstantField };
const example = { childId: '01970000-0000-7000-8000-000000000501', county: '430223', at: '2026-05-11T00:20:00.000Z' };
const otherId = '01970000-0000-7000-8000-000000000502';

const define = <T extends z.ZodRawShape>(name: string, summary: string, fields: T, more: object = {}) =>
  defineEvent({ type: `child-registry.${name}.v1`, summary, data: z.object({ ...file, ...fields }), example: { ...example, ...more } as never });

export const ChildRegistered = define('child.registered', 'A file was opened.', {});
/** Parts of a file that others ask again when they change. */
export const CHILD_PARTS = ['HUKOU', 'RESIDENCE', 'SCHOOLING', 'HEALTH'] as const;
export type ChildPart = (typeof CHILD_PARTS)[number];
export const ChildChanged = define('child.changed', 'A part of a file is another.', { part: z.enum(CHILD_PARTS) }, { part: 'SCHOOLING' });
export const ChildIdentityCorrected = define('child.identity-corrected', 'Name, sex, birth date or ID number were corrected.', {});
export const ChildEnded = define('child.ended', 'A file ended; why is asked for.', {});
export const ChildReopened = define('child.reopened', 'A file that had ended goes on.', {});
export const ChildMoved = define('child.moved', 'Another place answers for the child.', { fromCounty: file.county }, { fromCounty: '430203' });
export const ChildTierChanged = define('child.tier-changed', 'How often the child is called on is another.', { tier: z.enum(CHILD_TIERS) }, { tier: 'RAISED' });
export const ChildMerged = define('child.merged', 'The file is the same child as another, which answers for both.', { primary: Id }, { primary: otherId });
export const ChildSplit = define('child.split', 'Two files that had been one child’s are two again.', {});
export const CategoryChanged = define('category.changed', 'Which categories hold.', { categories: z.array(z.enum(CHILD_CATEGORIES)).max(5) }, { categories: ['LEFT_BEHIND'] });
export const GuardianStatusChanged = define('guardian-status.changed', 'What is known of a guardian is another.', { who: z.enum(['FATHER', 'MOTHER', 'OTHER']) }, { who: 'FATHER' });

/** An age was completed. Nobody is told: this day tells a birthday. */
export const ChildAgeReached = define('child.age-reached', 'An age was completed that ends a category or the file.', { age: z.union([z.literal(16), z.literal(18)]) }, { age: 16 });
const Day = z.iso.date();
/** Before the first date of a file, so that what it owes has an owner. */
export const ChildOfficeSet = define('child.office-set', 'Which desk answers for the file.', { owner: Id }, { owner: '01970000-0000-7000-8000-00000000000a' });
export const ContactDated = define('child.contact-dated', 'By which day the next contact is due.', { dueOn: Day }, { dueOn: '2026-06-30' });
export const ContactUndated = define('child.contact-undated', 'No contact is owed.', {});
export const VisitDated = define('child.visit-dated', 'By which day the next visit is due.', { dueOn: Day }, { dueOn: '2026-06-10' });
export const VisitUndated = define('child.visit-undated', 'No visit is owed: the child is away, or the file has ended.', {});
const act = { actId: Id, on: Day };
const actExample = { actId: otherId, on: '2026-05-11' };
/** As what an act counts. */
export const ACT_COUNTS = ['BOTH', 'CONTACT', 'VISIT', 'NEITHER'] as const;
export const ActRecorded = define('act.recorded', 'Somebody called on a child.', { ...act, counts: z.enum(ACT_COUNTS) }, { ...actExample, counts: 'BOTH' });
export const ActConfirmed = define('act.confirmed', 'An act that was written late counts.', { ...act, counts: z.enum(ACT_COUNTS) }, { ...actExample, counts: 'BOTH' });
export const ActVoided = define('act.voided', 'An act does not count.', act, actExample);

/** A post, and the county it lies in: never who holds it. */
const post = { postId: Id, county: file.county, at: InstantField };
const postExample = { postId: '01970000-0000-7000-8000-000000000511', county: '430223', at: '2026-05-11T00:20:00.000Z' };
const appointmentId = '01970000-0000-7000-8000-000000000512';

const defineOfPost = <T extends z.ZodRawShape>(name: string, summary: string, fields: T, more: object = {}) =>
  defineEvent({ type: `child-registry.post.${name}.v1`, summary, data: z.object({ ...post, ...fields }), example: { ...postExample, ...more } as never });

/** `owner`: the township's desk, or the one above it, that appoints. */
export const PostVacant = defineOfPost('vacant', 'Nobody holds a post of this village or township, since a day; by when somebody is appointed.', { since: Day, dueOn: Day, owner: Id.optional() }, { since: '2026-05-11', dueOn: '2026-05-26' });
export const PostFilled = defineOfPost('filled', 'Somebody holds a post of this village or township again, or it has none any more.', {});
export const PostAppointed = defineOfPost('appointed', 'Somebody was appointed; whether a record bars them is to be asked, unless it was.', { appointmentId: Id, on: Day, checked: z.boolean(), owner: Id.optional() }, { appointmentId, on: '2026-05-11', checked: false });
export const PostRecordChecked = defineOfPost('record-checked', 'It was asked whether a record bars the holder.', { appointmentId: Id, checkedOn: Day, owner: Id.optional() }, { appointmentId, checkedOn: '2026-05-11' });
export const PostRelieved = defineOfPost('relieved', 'An appointment ended.', { appointmentId: Id, on: Day }, { appointmentId, on: '2026-05-11' });
export const PostHandedOver = defineOfPost('handed-over', 'A list of files waits to be received by the new holder.', { appointmentId: Id, files: z.int().nonnegative(), staff: Id.optional(), owner: Id.optional() }, { appointmentId, files: 12 });
/** Sessions that were made for the post end with it. */
export const PostHoldingEnded = defineOfPost('holding-ended', 'An account holds the post, or stands in for its holder, no more.', { staff: Id }, { staff: '01970000-0000-7000-8000-000000000514' });
export const PostReceived = defineOfPost('received', 'The list was received.', { appointmentId: Id }, { appointmentId });
export const CourseHeld = defineEvent({
  type: 'child-registry.course.held.v1', summary: 'A course for directors and supervisors was held.',
  data: z.object({ courseId: Id, division: z.string().regex(/^[0-9]{4,12}$/), demonstration: z.boolean(), at: InstantField }),
  example: { courseId: '01970000-0000-7000-8000-000000000513', division: '430223', demonstration: false, at: '2026-05-11T00:20:00.000Z' },
});

/** Of candidates, campaigns and spot checks: their own ids and the county. All of them stay here. */
const internal = <K extends string, T extends z.ZodRawShape>(key: K, name: string, summary: string, fields: T, more: object = {}) => defineEvent({
  type: `child-registry.${name}.v1`, summary, data: z.object({ [key]: Id, county: file.county, at: InstantField, ...fields } as { [N in K]: typeof Id } & Pick<typeof file, 'county' | 'at'> & T),
  example: { [key]: example.childId, county: example.county, at: example.at, ...more } as never,
});
const candidate = <T extends z.ZodRawShape>(name: string, summary: string, fields: T, more: object = {}) => internal('candidateId', `candidate.${name}`, summary, fields, more);
/** The desk that owes it from then on. */
const owed = { owner: Id };
const owedBy = { owner: '01970000-0000-7000-8000-00000000000a' };
const looking = { urgent: z.boolean(), dueOn: Day, ...owed };
export const CandidateRecorded = candidate('recorded', 'Somebody is to be looked for.', looking, { urgent: true, dueOn: '2026-05-12', ...owedBy });
export const CandidateAssigned = candidate('assigned', 'A place was asked to look.', owed, owedBy);
export const CandidateReturned = candidate('returned', 'The place that was asked gave it back.', owed, owedBy);
export const CandidateReopened = candidate('reopened', 'It is to be looked into again.', looking, { urgent: false, dueOn: '2026-05-26', ...owedBy });
export const CandidateSettled = candidate('settled', 'It was said what came of it.', { outcome: z.enum(CANDIDATE_OUTCOMES) }, { outcome: 'ON_FILE' });

const campaign = <T extends z.ZodRawShape>(name: string, summary: string, fields: T, more: object = {}) => internal('campaignId', `campaign.${name}`, summary, fields, more);
const part = { partId: Id };
export const CampaignStarted = campaign('started', 'Villages are asked to look at every house.', { closesOn: Day }, { closesOn: '2026-06-30' });
export const CampaignAsked = campaign('asked', 'A village is to account for its files by a day.', { ...part, closesOn: Day, ...owed }, { partId: otherId, closesOn: '2026-06-30', ...owedBy });
export const CampaignSubmitted = campaign('submitted', 'A village accounted for all its files.', part, { partId: otherId });
export const CampaignSentBack = campaign('sent-back', 'A village is to look again.', { ...part, closesOn: Day }, { partId: otherId, closesOn: '2026-06-30' });
export const CampaignReleased = campaign('released', 'The campaign is over for a village that did not submit.', part, { partId: otherId });
export const CampaignClosed = campaign('closed', 'A campaign is over.', {});

const spotCheck = <T extends z.ZodRawShape>(name: string, summary: string, fields: T, more: object = {}) => internal('spotCheckId', `spot-check.${name}`, summary, fields, more);
const half = { half: z.string().regex(/^[0-9]{4}H[12]$/) };
export const SpotCheckDrawn = spotCheck('drawn', 'Files were drawn to be checked.', { ...half, dueOn: Day, ...owed }, { half: '2026H1', dueOn: '2026-06-30', ...owedBy });
export const SpotCheckDone = spotCheck('done', 'All files that were drawn are checked.', half, { half: '2026H1' });
const finding = <T extends z.ZodRawShape>(name: string, summary: string, fields: T, more: object = {}) => internal('findingId', `finding.${name}`, summary, fields, more);
export const FindingMade = finding('made', 'A check found something to put right.', { dueOn: Day, ...owed }, { dueOn: '2026-05-26', ...owedBy });
export const FindingCorrected = finding('corrected', 'It was put right.', {});
export const FindingSentBack = finding('sent-back', 'It is not right yet.', {});
export const FindingConfirmed = finding('confirmed', 'It is right.', {});

const request = <T extends z.ZodRawShape>(name: string, summary: string, fields: T, more: object = {}) => internal('requestId', `school-request.${name}`, summary, fields, more);
export const SchoolRequestAsked = request('asked', 'A school was asked of a pupil.', owed, owedBy);
export const SchoolRequestAnswered = request('answered', 'A school answered.', {});

export const ChildReportLinked = define('child.report-linked', 'A report is of this child.', { reportId: Id }, { reportId: otherId });
export const ChildReportUnlinked = define('child.report-unlinked', 'A report is not of this child after all.', { reportId: Id }, { reportId: otherId });

const move = { moveId: Id };
const moveExample = { moveId: otherId };
export const ChildRegistryMoveProposed = define('move.proposed', 'A file is asked to go to another place.', { ...move, kind: z.enum(['PUSH', 'PULL', 'OUT']), toCounty: file.county }, { ...moveExample, kind: 'PUSH', toCounty: '430203' });
export const ChildRegistryMoveRefused = define('move.refused', 'The other side refused: the desk above both settles it.', move, moveExample);
export const ChildRegistryMoveEnded = define('move.ended', 'A move is over.', { ...move, as: z.enum(['ACCEPTED', 'KEPT', 'WITHDRAWN', 'GONE']) }, { ...moveExample, as: 'ACCEPTED' });

export const PairSuggested = define('pair.suggested', 'Another file may be the same child.', { class: z.enum(['SAME', 'LIKELY', 'POSSIBLE']) }, { class: 'LIKELY' });
export const PairJudged = define('pair.judged', 'It is said whether two files are one child.', { as: z.enum(['LINKED', 'DIFFERENT']) }, { as: 'DIFFERENT' });

const delegation = { delegationId: Id };
const delegationExample = { delegationId: otherId };
export const DelegationRecorded = define('delegation.recorded', 'Somebody was asked to look after a child.', { ...delegation, from: Day, until: Day.optional() }, { ...delegationExample, from: '2026-05-01', until: '2027-05-01' });
export const DelegationDoubted = define('delegation.doubted', 'A delegate may not be fit.', { ...delegation, because: z.enum(['NO_ABILITY', 'NEGLECT', 'EXCLUDED', 'ILL', 'LEFT']), urgent: z.boolean() }, { ...delegationExample, because: 'NEGLECT', urgent: false });
export const DelegationParentsTold = define('delegation.parents-told', 'The parents heard of the doubt.', { ...delegation, answer: z.enum(['RESELECT', 'HELP', 'REFUSED']) }, { ...delegationExample, answer: 'HELP' });
export const DelegationHelped = define('delegation.helped', 'The delegate is helped, and looked at again.', { ...delegation, reviewOn: Day }, { ...delegationExample, reviewOn: '2026-06-01' });
export const DelegationCleared = define('delegation.cleared', 'There is no doubt any more.', delegation, delegationExample);
export const DelegationReplaced = define('delegation.replaced', 'Another delegation stands in its place.', { ...delegation, by: Id }, { ...delegationExample, by: example.childId });
export const DelegationEnded = define('delegation.ended', 'A delegation ended.', delegation, delegationExample);

const problem = { problemId: Id };
const problemExample = { problemId: otherId };
/** What a problem needs that another service has. */
export const PROBLEM_NEEDS = ['BENEFIT', 'DISABILITY', 'HEALTH', 'SCHOOLING'] as const;
const Code = z.string().regex(/^[A-Z][A-Z0-9_]{0,39}$/);
export const ProblemFound = define('problem.found', 'Something is to be solved.', { ...problem, kind: Code, severity: z.enum(['H', 'M', 'L']), cause: Code }, { ...problemExample, kind: 'SAFETY', severity: 'M', cause: 'PERSON' });
export const ProblemPlanned = define('problem.planned', 'It is said who solves it by when.', { ...problem, doBy: Day }, { ...problemExample, doBy: '2026-06-01' });
export const ProblemHandedOver = define('problem.handed-over', 'A problem went to whoever has what it needs.', { ...problem, need: z.enum(PROBLEM_NEEDS) }, { ...problemExample, need: 'SCHOOLING' });
export const ProblemPassedOn = define('problem.passed-on', 'A problem went to others by hand.', problem, problemExample);
export const ProblemDone = define('problem.done', 'Something was done about it.', problem, problemExample);
export const ProblemClosed = define('problem.closed', 'A problem is solved, or was none.', problem, problemExample);
export const ProblemUnsolved = define('problem.unsolved', 'A problem is not solved yet.', problem, problemExample);

export const childRegistryDutyEvents = dutyEvents('child-registry');

export const childRegistryEvents = [
  ChildRegistered, ChildChanged, ChildIdentityCorrected, ChildEnded, ChildReopened, ChildMoved, ChildTierChanged, ChildMerged, ChildSplit, CategoryChanged,
  GuardianStatusChanged, ChildAgeReached, ChildOfficeSet, ContactDated, ContactUndated, VisitDated, VisitUndated, ActRecorded, ActConfirmed, ActVoided,
  PostVacant, PostFilled, PostAppointed, PostRecordChecked, PostRelieved, PostHoldingEnded, PostHandedOver, PostReceived, CourseHeld,
  CandidateRecorded, CandidateAssigned, CandidateReturned, CandidateReopened, CandidateSettled, CampaignStarted, CampaignAsked, CampaignSubmitted, CampaignSentBack, CampaignReleased, CampaignClosed,
  SpotCheckDrawn, SpotCheckDone, FindingMade, FindingCorrected, FindingSentBack, FindingConfirmed, SchoolRequestAsked, SchoolRequestAnswered,
  DelegationRecorded, DelegationDoubted, DelegationParentsTold, DelegationHelped, DelegationCleared, DelegationReplaced, DelegationEnded,
  ProblemFound, ProblemPlanned, ProblemHandedOver, ProblemPassedOn, ProblemDone, ProblemClosed, ProblemUnsolved,
  ChildReportLinked, ChildReportUnlinked, ChildRegistryMoveProposed, ChildRegistryMoveRefused, ChildRegistryMoveEnded, PairSuggested, PairJudged,
  ...Object.values(childRegistryDutyEvents),
] as const;
