import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../../shared/api';
import { ApiError } from '../../../shared/problem';
import { childWords } from '../../../shared/words/children';
import { MoveButton } from '../../parts/MoveButton';
import { ProblemBox } from '../../parts/ProblemBox';
import type { FormInput } from '../../form/field';
import { Fields } from '../../form/Fields';
import { useTyped } from '../../form/use-typed';
import { Categories } from './Categories';
import { FileHead } from './FileHead';
import type { FileView } from './file-view';
import { Identity } from './Identity';
import { People } from './People';

/** How the city reads a file: for a reason that is recorded, each time anew. */
export function ReadForReason({ id }: { readonly id: string }) {
  const words = childWords.file;
  const [fields] = useState<readonly FormInput[]>(() => [{ name: 'reason', label: childWords.fields.reason, kind: 'long', isRequired: true }]);
  const typed = useTyped('read', fields);
  const read = useMutation({ gcTime: 0, mutationFn: (reason: string) => answerOf<FileView>(api.POST('/api/child-registry/children/{id}/read', { params: { path: { id } }, body: { reason } })) });
  if (read.data !== undefined) return <><FileHead file={read.data} /><div className="sides"><div><Identity file={read.data} /><Categories file={read.data} /></div><People file={read.data} /></div></>;
  const problem = typed.problem ?? (read.error instanceof ApiError ? read.error : undefined);
  return (
    <section className="panel narrow" aria-label={words.readFor}>
      <p>{words.readFor}</p>
      <Fields typed={typed} problem={problem} />
      <ProblemBox error={problem} />
      <MoveButton isMain isSending={read.isPending} onClick={() => { if (typed.check()) read.mutate(String(typed.values['reason'])); }}>{words.read}</MoveButton>
    </section>
  );
}
