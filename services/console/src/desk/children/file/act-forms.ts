import type { components } from '#api';
import { uuid } from '../../../shared/idempotency';
import { childWords } from '../../../shared/words/children';
import { formOf, type ChangeForm, type Values } from '../../form/field';

type ActView = components['schemas']['ActView'];

const isMet = ({ notMet }: Values): boolean => notMet === undefined || notMet === '';

/** A contact or a visit. Its id is made here: sent again it is the same act. */
export function recordAct(id: string): ChangeForm {
  const { fields: f, codes, actions } = childWords;
  return formOf({
    path: '/api/child-registry/children/{id}/acts', parts: { id }, title: actions.record, fixed: { id: uuid() },
    fields: [
      { name: 'kind', label: f.actKind, kind: 'choice', choices: codes.actKind, isRequired: true, initial: 'VISIT' }, { name: 'on', label: f.on, kind: 'day', isRequired: true },
      { name: 'place', label: f.actPlace, kind: 'choice', choices: codes.actPlace, isRequired: true, initial: 'HOME' },
      { name: 'notMet', label: f.notMet, kind: 'choice', choices: codes.notMet },
      { name: 'childSeen', label: f.childSeen, kind: 'yesNo', when: isMet }, { name: 'childSpoken', label: f.childSpoken, kind: 'yesNo', when: isMet }, { name: 'childAlone', label: f.childAlone, kind: 'yesNo', when: isMet },
      { name: 'caregiverSpoken', label: f.caregiverSpoken, kind: 'yesNo' }, { name: 'caregiverSays', label: f.caregiverSays, kind: 'choice', choices: codes.caregiverSays },
      { name: 'alone', label: f.alone, kind: 'yesNo' }, { name: 'attendsSchool', label: f.attendsSchool, kind: 'yesNo' }, { name: 'injurySeen', label: f.injurySeen, kind: 'yesNo', when: isMet },
      { name: 'mood', label: f.mood, kind: 'choice', choices: codes.mood, when: isMet }, { name: 'ownWords', label: f.ownWords, kind: 'long', when: isMet },
      { name: 'helpGiven', label: f.helpGiven, kind: 'text' }, { name: 'note', label: f.note, kind: 'long' },
    ],
  });
}

/** What may be done now with an act that was recorded. */
export const actForms = ({ id, allowedActions }: ActView): readonly ChangeForm[] => allowedActions.map((action) => (action === 'confirm'
  ? formOf({ path: '/api/child-registry/acts/{id}/confirm', parts: { id }, title: childWords.actions.confirmAct })
  : formOf({ path: '/api/child-registry/acts/{id}/void', parts: { id }, title: childWords.actions.voidAct, fields: [{ name: 'reason', label: childWords.fields.reason, kind: 'long', isRequired: true }] })));
