import type { StaffPrincipal } from '@referrals/auth';
import { officeAt } from '../child/office.domain.js';
import type { Course } from './course.entity.js';
import type { CourseView } from './course.dto.js';
import { courseMoves } from './course.moves.domain.js';

export function courseView(course: Course, viewer: StaffPrincipal): CourseView {
  const { id, division, level, state, version, demonstration, title, fromOn, toOn, hours, lockOn } = course;
  return {
    id, division, level, state, version, demonstration, title, from: fromOn, to: toOn, hours, lockOn,
    allowedActions: courseMoves.allowed(course, { office: officeAt(viewer, division)?.office }),
  };
}
