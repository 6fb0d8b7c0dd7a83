import { useMutation } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { ApiError } from '../../../../shared/problem';
import { childWords } from '../../../../shared/words/children';
import { Fields } from '../../../form/Fields';
import { useTyped } from '../../../form/use-typed';
import { MoveButton } from '../../../parts/MoveButton';
import { ProblemBox } from '../../../parts/ProblemBox';

interface ForReasonProps<Answer> {
  /** Of the form: two on one page have two. */
  readonly name: string;
  readonly means: string;
  /** Asked again, for the same reason, when this is another. */
  readonly again: number;
  readonly read: (reason: string) => Promise<Answer>;
  readonly children: (answer: Answer) => ReactNode;
}

/** What is read for a reason that is recorded; shown until the page is left. */
export function ForReason<Answer>({ name, means, again, read, children }: ForReasonProps<Answer>) {
  const field = `${name}.reason`;
  const typed = useTyped(name, [{ name: field, label: childWords.fields.reason, kind: 'text', isRequired: true }]);
  const asked = useMutation({ gcTime: 0, mutationFn: read });
  const reason = String(typed.values[field] ?? '').trim();
  useEffect(() => { if (again > 0 && asked.data !== undefined) asked.mutate(reason); }, [again]);
  if (asked.data !== undefined) return children(asked.data);
  const problem = typed.problem ?? (asked.error instanceof ApiError ? asked.error : undefined);
  return (
    <>
      <p className="sub">{means}</p>
      <Fields typed={typed} problem={problem} />
      <ProblemBox error={problem} />
      <MoveButton isSending={asked.isPending} onClick={() => { if (typed.check()) asked.mutate(reason); }}>{childWords.sharing.show}</MoveButton>
    </>
  );
}
