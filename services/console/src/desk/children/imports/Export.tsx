import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { components } from '#api';
import { ApiError } from '../../../shared/problem';
import { childWords } from '../../../shared/words/children';
import { useMe } from '../../me';
import { MoveButton } from '../../parts/MoveButton';
import { ProblemBox } from '../../parts/ProblemBox';
import { bodyOf } from '../../form/body-of';
import type { FormInput } from '../../form/field';
import { Fields } from '../../form/Fields';
import { useTyped } from '../../form/use-typed';
import { Part } from '../parts/Part';
import { fetchExport, type ExportKind } from './xlsx';

/** Files of a place as a workbook, for a reason that is recorded. */
export function Export() {
  const { imports: words, fields: f, codes } = childWords;
  const place = useMe().desks.find(({ agency }) => agency === 'CIV')?.jurisdiction;
  const [fields] = useState<readonly FormInput[]>(() => [
    { name: 'kind', label: f.exportKind, kind: 'choice', choices: codes.exports, isRequired: true, initial: 'roster' }, { name: 'scope', label: f.scope, kind: 'place', digits: 12, isRequired: true, ...(place === undefined ? {} : { initial: place }) },
    { name: 'reason', label: f.reason, kind: 'text', isRequired: true },
  ]);
  const typed = useTyped('export', fields);
  const fetching = useMutation({
    mutationFn: async () => {
      const { kind, ...body } = bodyOf(fields, typed.values) as unknown as components['schemas']['ExportBody'] & { readonly kind: ExportKind };
      await fetchExport(kind, body, codes.exports[kind]);
    },
  });
  const problem = typed.problem ?? (fetching.error instanceof ApiError ? fetching.error : undefined);
  return (
    <Part title={words.exports}>
      <Fields typed={typed} problem={problem} />
      <ProblemBox error={problem} />
      <MoveButton isSending={fetching.isPending} isSlow={fetching.isPending} onClick={() => { if (typed.check()) fetching.mutate(); }} means={words.exportHint}>{words.export}</MoveButton>
    </Part>
  );
}
