import { KeySeen } from '@referrals/service-kit';
import { Away, Caregiver, Guardian, ParentFactRecord } from './care/care.entity.js';
import { Delegation, ExclusionReason } from './care/delegation.entity.js';
import { Assessment, Category, Factor, Plan, WatchReason } from './child/category.entity.js';
import { Child } from './child/child.entity.js';
import { ChildDetail, Correction, Ending, SealedHealth } from './child/detail.entity.js';
import { Span, TierDay } from './child/span.entity.js';
import { Harm } from './harm/harm.entity.js';
import { ImportChoice } from './imports/import-choice.entity.js';
import { FileMove } from './moves/move.entity.js';
import { Help, Note } from './problems/log.entity.js';
import { Problem } from './problems/problem.entity.js';
import { Act } from './visits/act.entity.js';

export const entities = [
  Child, ChildDetail, SealedHealth, Correction, Ending, Category, Factor, WatchReason, Assessment, Plan, Span, TierDay, Guardian, ParentFactRecord, Caregiver, Away,
  Delegation, ExclusionReason, Act, Harm, Problem, Help, Note, FileMove, ImportChoice, KeySeen,
];
