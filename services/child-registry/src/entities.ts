import { KeySeen } from '@referrals/service-kit';
import { Campaign, CampaignResult, CampaignVillage } from './campaigns/campaign.entity.js';
import { Candidate, CandidateContent, CandidateSource, CandidateTry } from './candidates/candidate.entity.js';
import { Away, Caregiver, Guardian, ParentFactRecord } from './care/care.entity.js';
import { Delegation, ExclusionReason } from './care/delegation.entity.js';
import { DelegationStep } from './care/delegation-step.entity.js';
import { Assessment, Category, Factor, Plan, WatchReason } from './child/category.entity.js';
import { Child } from './child/child.entity.js';
import { ChildDetail, Correction, Ending, SealedHealth } from './child/detail.entity.js';
import { Span, TierDay } from './child/span.entity.js';
import { Pair } from './duplicates/pair.entity.js';
import { CoverageState } from './figures/coverage-state.entity.js';
import { Harm } from './harm/harm.entity.js';
import { ImportChoice } from './imports/import-choice.entity.js';
import { FileMove } from './moves/move.entity.js';
import { Help, Note } from './problems/log.entity.js';
import { Appointment, HandOver } from './posts/appointment.entity.js';
import { Attendance, Course } from './posts/course.entity.js';
import { Deputy, Evaluation, Post, PostHolding } from './posts/post.entity.js';
import { Problem } from './problems/problem.entity.js';
import { ReportLink, ReportLinkWatch } from './report-links/report-link.entity.js';
import { SpotCheck, SpotCheckFrame, SpotCheckItem } from './spot-checks/spot-check.entity.js';
import { Act } from './visits/act.entity.js';

export const entities = [
  Child, ChildDetail, SealedHealth, Correction, Ending, Category, Factor, WatchReason, Assessment, Plan, Span, TierDay, Guardian, ParentFactRecord, Caregiver, Away,
  Delegation, ExclusionReason, Act, Harm, Problem, Help, Note, FileMove, ImportChoice, Post, Appointment, Deputy, Evaluation, HandOver,
  PostHolding, Course, Attendance, KeySeen,
  Candidate, CandidateContent, CandidateSource, CandidateTry, Campaign, CampaignVillage, CampaignResult, SpotCheck, SpotCheckFrame, SpotCheckItem,
  DelegationStep, ReportLink, ReportLinkWatch, Pair, CoverageState,
];
