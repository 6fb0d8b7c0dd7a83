import { useBlocker, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { components } from '#api';
import { routes } from '../../../shared/routes';
import { childWords } from '../../../shared/words/children';
import { desk } from '../../../shared/words/desk';
import { useMe } from '../../me';
import { MoveButton } from '../../parts/MoveButton';
import { ProblemBox } from '../../parts/ProblemBox';
import { useMove } from '../../use-move';
import { Fields } from '../../form/Fields';
import { useTyped } from '../../form/use-typed';
import { Alike } from './Alike';
import { Elsewhere } from './Elsewhere';
import { openBody, openFields } from './open-fields';

const ALIKE = ['CHILD_MAYBE_ON_FILE', 'CHILD_ON_FILE'];

/** The form. A file that looks like the child's is shown before another is opened: nobody is on file twice without being looked at. */
export function OpenForm({ lead }: { readonly lead: components['schemas']['CandidateView'] | undefined }) {
  const place = useMe().desks.find(({ agency }) => agency === 'VILLAGE' || agency === 'TOWNSHIP' || agency === 'CIV')?.jurisdiction;
  const [fields] = useState(() => openFields(lead, place));
  const typed = useTyped(`open ${lead?.id ?? ''}`, fields);
  const open = useMove('/api/child-registry/children');
  const conclude = useMove('/api/child-registry/candidates/{id}/conclude');
  const navigate = useNavigate();
  const isDone = useRef(false);
  useBlocker({ shouldBlockFn: () => !isDone.current && !window.confirm(desk.form.leave), enableBeforeUnload: () => !isDone.current, disabled: !typed.isDirty });
  const send = async (confirmNew: boolean): Promise<void> => {
    if (!typed.check()) return;
    const opened = await open.send({ body: openBody(fields, typed.values, confirmNew) });
    if (opened === undefined) return;
    isDone.current = true;
    const isConcluded = lead === undefined || await conclude.send({ parts: { id: lead.id }, version: lead.version, body: { outcome: 'OPENED', childId: opened.id } }) !== undefined;
    void navigate({ to: isConcluded ? routes.child(opened.id) : routes.candidate(lead.id) });
  };
  const isAlike = open.problem !== undefined && ALIKE.includes(open.problem.code);
  const isElsewhere = open.problem?.code === 'CHILD_ON_FILE_ELSEWHERE';
  const shown = isAlike || isElsewhere ? undefined : open.problem;
  return (
    <form className="panel narrow" noValidate onSubmit={(event) => { event.preventDefault(); void send(false); }}>
      <Fields typed={typed} problem={typed.problem ?? shown} />
      {isAlike && open.problem !== undefined ? <Alike problem={open.problem} onOther={() => { void send(true); }} isSending={open.isSending} /> : null}
      {isElsewhere ? <Elsewhere /> : null}
      <ProblemBox error={typed.problem ?? shown} />
      {isAlike ? null : <MoveButton isMain isSending={open.isSending} isSlow={open.isSlow} onClick={() => { void send(false); }}>{childWords.open.verb}</MoveButton>}
    </form>
  );
}
