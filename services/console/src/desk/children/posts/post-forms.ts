import type { components } from '#api';
import type { AppointmentAction } from '../../../shared/child-codes';
import { childWords } from '../../../shared/words/children';
import { formOf, type ChangeForm } from '../../form/field';

type PostDetail = components['schemas']['PostDetail'];
type AppointmentView = components['schemas']['AppointmentView'];

export const makePostForm = (): ChangeForm => formOf({
  path: '/api/child-registry/posts', title: childWords.actions.makePost,
  fields: [{ name: 'division', label: childWords.fields.postDivision, kind: 'place', digits: 12, isRequired: true }, { name: 'since', label: childWords.fields.since, kind: 'day' }],
});

/** What may be done now with a post. */
export function postForms({ id, allowedActions, holders }: PostDetail): readonly ChangeForm[] {
  const { fields: f, codes, actions } = childWords;
  return allowedActions.flatMap((action): readonly ChangeForm[] => {
    if (action === 'appoint') {
      return [formOf({
        path: '/api/child-registry/posts/{id}/appointments', parts: { id }, title: actions.appoint,
        fields: [
          { name: 'name', label: f.name, kind: 'text', isRequired: true }, { name: 'idNumber', label: f.idNumber, kind: 'text', isRequired: true }, { name: 'phone', label: f.phone, kind: 'text' },
          { name: 'education', label: f.education, kind: 'choice', choices: codes.education }, { name: 'capacity', label: f.holderCapacity, kind: 'choice', choices: codes.holder, isRequired: true },
          { name: 'criteria', label: f.criteria, kind: 'choices', choices: codes.criterion }, { name: 'reason', label: f.reason, kind: 'text', when: ({ capacity, criteria }) => capacity === 'OTHER' || (criteria?.length ?? 0) < Object.keys(codes.criterion).length },
          { name: 'recordCheckedOn', label: f.recordCheckedOn, kind: 'day' }, { name: 'recordFound', label: f.recordFound, kind: 'yesNo', when: ({ recordCheckedOn }) => recordCheckedOn !== undefined && recordCheckedOn !== '' },
          { name: 'staff', label: f.account, hint: f.accountHint, kind: 'account' }, { name: 'from', label: f.holderFrom, kind: 'day' }, { name: 'to', label: f.holderTo, kind: 'day' },
        ],
        fixed: { criteria: [] },
      })];
    }
    if (action === 'evaluate') {
      return [formOf({
        path: '/api/child-registry/posts/{id}/evaluations', parts: { id }, title: actions.evaluate,
        fields: [
          { name: 'appointment', label: childWords.posts.holder, kind: 'choice', choices: Object.fromEntries(holders.map(({ appointment, name }) => [appointment, name])), isRequired: true }, { name: 'year', label: f.year, kind: 'number', isRequired: true },
          { name: 'result', label: f.evaluation, kind: 'choice', choices: codes.evaluation, isRequired: true }, { name: 'contactPercent', label: f.contactPercent, kind: 'number' }, { name: 'visitPercent', label: f.visitPercent, kind: 'number' }, { name: 'note', label: f.note, kind: 'long' },
        ],
      })];
    }
    if (action === 'name-deputy') {
      return [formOf({
        path: '/api/child-registry/posts/{id}/deputies', parts: { id }, title: actions.deputy,
        fields: [
          { name: 'staff', label: f.deputyAccount, hint: f.accountHint, kind: 'account', isRequired: true }, { name: 'name', label: f.name, kind: 'text', isRequired: true }, { name: 'from', label: f.from, kind: 'day' },
          { name: 'to', label: f.deputyTo, kind: 'day', isRequired: true },
        ],
      })];
    }
    return action === 'close' ? [formOf({ path: '/api/child-registry/posts/{id}/close', parts: { id }, title: actions.closePost, fields: [{ name: 'on', label: f.closedOn, kind: 'day' }] })] : [];
  });
}

/** Of a deputy who stands in, or will. */
export const deputyForms = (post: string, { id: deputy, allowedActions }: components['schemas']['DeputyView']): readonly ChangeForm[] =>
  allowedActions.map(() => formOf({ path: '/api/child-registry/posts/{id}/deputies/{deputy}/end', parts: { id: post, deputy }, title: childWords.actions.endDeputy }));

/** What may be done now with an appointment. */
export const appointmentForms = (one: AppointmentView): readonly ChangeForm[] => one.allowedActions.map((action) => formFor(action, one));

function formFor(action: AppointmentAction, { appointment: id }: AppointmentView): ChangeForm {
  const { fields: f, codes, actions } = childWords;
  const { RESIGNED, REPLACED, UNFIT, DIED, ERROR } = codes.appointmentEnd;
  const [parts, title] = [{ id }, actions.appointment[action]];
  switch (action) {
    case 'end': return formOf({
      path: '/api/child-registry/appointments/{id}/end', parts, title,
      fields: [{ name: 'on', label: f.on, kind: 'day', isRequired: true }, { name: 'reason', label: f.endAppointment, kind: 'choice', choices: { RESIGNED, REPLACED, UNFIT, DIED, ERROR }, isRequired: true }, { name: 'note', label: f.note, kind: 'long' }],
    });
    case 'receive': return formOf({ path: '/api/child-registry/appointments/{id}/receive', parts, title });
    case 'check-record': return formOf({
      path: '/api/child-registry/appointments/{id}/check-record', parts, title, fields: [{ name: 'on', label: f.recordCheckedOn, kind: 'day', isRequired: true }, { name: 'found', label: f.recordFound, kind: 'yesNo', isRequired: true, initial: 'NO' }],
    });
    case 'give-account': return formOf({ path: '/api/child-registry/appointments/{id}/give-account', parts, title, fields: [{ name: 'staff', label: f.account, hint: f.accountHint, kind: 'account', isRequired: true }] });
  }
}
