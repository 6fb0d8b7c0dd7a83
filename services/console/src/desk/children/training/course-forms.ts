import type { components } from '#api';
import { childWords } from '../../../shared/words/children';
import { formOf, type ChangeForm } from '../../form/field';

type CourseView = components['schemas']['CourseView'];

export function planCourseForm(place: string | undefined): ChangeForm {
  const { fields: f, codes, actions } = childWords;
  return formOf({
    path: '/api/child-registry/courses', title: actions.planCourse,
    fields: [
      { name: 'title', label: f.title, kind: 'text', isRequired: true }, { name: 'level', label: f.level, kind: 'choice', choices: codes.courseLevel, isRequired: true },
      { name: 'place', label: f.place, kind: 'place', digits: 6, isRequired: true, ...(place === undefined ? {} : { initial: place }) }, { name: 'demonstration', label: f.demonstration, kind: 'yesNo', isRequired: true, initial: 'NO' },
      { name: 'from', label: f.opensOn, kind: 'day', isRequired: true }, { name: 'to', label: f.closesOn, kind: 'day', isRequired: true }, { name: 'hours', label: f.hours, kind: 'number', isRequired: true },
    ],
  });
}

const PATHS = { hold: '/api/child-registry/courses/{id}/hold', lock: '/api/child-registry/courses/{id}/lock' } as const;

/** What may be done now with a course; who was there is said of several at once, in a table of their own. */
export const courseForms = ({ id, allowedActions }: CourseView): readonly ChangeForm[] =>
  allowedActions.flatMap((action) => (action === 'attend' ? [] : [formOf({ path: PATHS[action], parts: { id }, title: childWords.actions.course[action] })]));
