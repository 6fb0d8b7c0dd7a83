import { Moves } from '@referrals/policy';
import { isAtLeast } from '../child/office.domain.js';
import { COURSE_STATES, type CourseState } from './codes.domain.js';
import type { Asker } from './post.moves.domain.js';

export interface CourseToMove { readonly state: CourseState; readonly version: number }

export const COURSE_ACTIONS = ['hold', 'attend', 'lock'] as const;
export type CourseAction = (typeof COURSE_ACTIONS)[number];

const township = (_: CourseToMove, { office }: Asker): boolean => office !== undefined && isAtLeast(office, 'TOWNSHIP');

export const courseMoves = new Moves<CourseToMove, Asker, CourseAction>({
  states: COURSE_STATES, initial: ['PLANNED'], actions: COURSE_ACTIONS,
  rows: [
    { action: 'hold', from: ['PLANNED'], to: 'HELD', may: township },
    { action: 'attend', from: ['HELD'], to: 'UNCHANGED', may: township },
    { action: 'lock', from: ['HELD'], to: 'LOCKED', may: township },
  ],
  system: [{ action: 'run-out', from: ['HELD'], to: 'LOCKED' }],
});
