import type { components } from '#api';
import type { CandidateAction } from '../../../shared/child-codes';
import { childWords } from '../../../shared/words/children';
import { shared } from '../../../shared/words/shared';
import { formOf, type ChangeForm, type Values } from '../../form/field';

type CandidateView = components['schemas']['CandidateView'];

/** What may be done now with a lead. A file is opened for it on the page that opens files. */
export const candidateForms = (lead: CandidateView): readonly ChangeForm[] => lead.allowedActions.map((action) => formFor(action, lead));

function formFor(action: CandidateAction, lead: CandidateView): ChangeForm {
  const { fields: f, actions } = childWords;
  const [parts, title] = [{ id: lead.id }, actions.candidate[action]];
  switch (action) {
    case 'assign': return formOf({
      path: '/api/child-registry/candidates/{id}/assign', parts, title,
      fields: [{ name: 'place', label: f.place, kind: 'place', digits: 12, isRequired: true, initial: lead.division }, { name: 'showKind', label: f.showKind, kind: 'yesNo' }],
    });
    case 'return': return formOf({ path: '/api/child-registry/candidates/{id}/return', parts, title, fields: [{ name: 'reason', label: f.reason, kind: 'long', isRequired: true }] });
    case 'reopen': return formOf({ path: '/api/child-registry/candidates/{id}/reopen', parts, title, fields: [{ name: 'reason', label: f.reason, kind: 'long', isRequired: true }] });
    case 'conclude': return concludeForm(lead);
  }
}

const isNotFound = ({ outcome }: Values): boolean => outcome === 'NOT_FOUND';

function concludeForm({ id, same }: CandidateView): ChangeForm {
  const { fields: f, codes, actions, candidates: words } = childWords;
  const { NOT_ELIGIBLE, NOT_FOUND, ELSEWHERE, WRONG_DATA, DUPLICATE } = codes.outcome;
  const others = Object.fromEntries(same.map((other, index) => [other, `${words.same} ${index + 1}`]));
  return formOf({
    path: '/api/child-registry/candidates/{id}/conclude', parts: { id }, title: actions.candidate.conclude,
    fields: [
      { name: 'outcome', label: f.outcome, kind: 'choice', choices: { NOT_ELIGIBLE, NOT_FOUND, ELSEWHERE, WRONG_DATA, ...(same.length === 0 ? {} : { DUPLICATE }) }, isRequired: true },
      { name: 'duplicateOf', label: codes.outcome.DUPLICATE, kind: 'choice', choices: others, isRequired: true, when: ({ outcome }) => outcome === 'DUPLICATE' },
      ...[0, 1].flatMap((n) => [
        { name: `tries.${n}.on`, label: `${f.tryOn} ${n + 1}`, kind: 'day', isRequired: true, when: isNotFound } as const,
        { name: `tries.${n}.how`, label: `${f.tryHow} ${n + 1}`, kind: 'text', isRequired: true, when: isNotFound } as const,
      ] as const),
      { name: 'place', label: f.elsewhere, kind: 'place', digits: 6, isRequired: true, when: ({ outcome }) => outcome === 'ELSEWHERE' }, { name: 'paper', label: f.paper, kind: 'text', when: ({ outcome }) => outcome === 'ELSEWHERE' },
      { name: 'note', label: f.candidateNote, kind: 'long' },
    ],
  });
}

/** The child of the lead is on file already: this one. */
export const onFileForm = ({ id }: CandidateView, childId: string): ChangeForm =>
  formOf({ path: '/api/child-registry/candidates/{id}/conclude', parts: { id }, title: childWords.candidates.onFile, fixed: { outcome: 'ON_FILE', childId }, fields: [{ name: 'note', label: childWords.fields.candidateNote, kind: 'long' }] });

/** Tells of a child that may need a file. */
export function tellForm(): ChangeForm {
  const { fields: f, codes, actions } = childWords;
  const { EDU, PSB, JUS, COURT, HLTH, DPF, HRSS, CIV, VILLAGE, TOWNSHIP } = shared.agency;
  return formOf({
    path: '/api/child-registry/candidates', title: actions.tell,
    fields: [
      { name: 'kind', label: f.candidateKind, kind: 'choice', choices: codes.candidateKind, isRequired: true }, { name: 'agency', label: f.agency, kind: 'choice', choices: { EDU, PSB, JUS, COURT, HLTH, DPF, HRSS, CIV, VILLAGE, TOWNSHIP } },
      { name: 'about', label: f.about, kind: 'choice', choices: codes.about }, { name: 'division', label: f.division, kind: 'place', digits: 12, isRequired: true }, { name: 'name', label: f.whomName, kind: 'text' },
      { name: 'idNumber', label: f.idNumber, kind: 'text' }, { name: 'phone', label: f.phone, kind: 'text' }, { name: 'since', label: f.since2, kind: 'day' }, { name: 'document', label: f.document, kind: 'text' },
      { name: 'urgent', label: f.urgent, kind: 'yesNo' }, { name: 'note', label: f.candidateNote, kind: 'long' },
    ],
  });
}
