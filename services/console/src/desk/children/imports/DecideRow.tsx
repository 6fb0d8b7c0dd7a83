import type { components } from '#api';
import { childWords } from '../../../shared/words/children';
import { shared } from '../../../shared/words/shared';
import { DataTable } from '../../parts/DataTable';
import { Reading } from '../../parts/Reading';
import { useRead } from '../../use-read';
import { Changes } from '../../form/Changes';
import { formOf, type ChangeForm } from '../../form/field';
import { ChildLink } from '../parts/ChildLink';
import { columnWord } from './column-word';

type RowContent = components['schemas']['RowContentView'];

/** One row beside the file it is of, and what may be decided. */
export function DecideRow({ id, n }: { readonly id: string; readonly n: number }) {
  const row = useRead('/api/child-registry/imports/{id}/rows/{n}', { path: { id, n } });
  const words = childWords.imports;
  const codes: Readonly<Record<string, string>> = { ...shared.sex, ...shared.category };
  const text = (value: unknown): string => (Array.isArray(value) ? value.map(text).join(' ') : typeof value === 'string' ? codes[value] ?? value : '');
  return (
    <Reading of={row}>
      {(read) => {
        const [theirs, ours] = [read.theirs as Readonly<Record<string, unknown>>, read.ours as Readonly<Record<string, unknown>>];
        const fields = [...new Set([...Object.keys(theirs), ...Object.keys(ours)])].filter((field) => field !== 'village');
        return (
          <>
            <DataTable
              caption={`${words.row} ${n}`} rows={fields} keyOf={(field) => field} isNew={(field) => field in (read.changes as object)}
              columns={[{ head: words.column, show: columnWord }, { head: words.theirs, show: (field) => text(theirs[field]) }, { head: words.ours, show: (field) => text(ours[field]) }]}
            />
            {read.alike.map((child) => <p key={child}>{words.alike} <ChildLink id={child} /></p>)}
            <Changes forms={decideForms(id, read)} />
          </>
        );
      }}
    </Reading>
  );
}

/** Against a file: whose values stand. Without one: another file, or one of those that look alike. */
function decideForms(id: string, { n, childId, alike }: RowContent): readonly ChangeForm[] {
  const { codes, fields: f } = childWords;
  const decide = (decision: components['schemas']['DecideRowBody']['decision'], title: string, more: { readonly childId?: string; readonly asks?: boolean } = {}): ChangeForm => formOf({
    path: '/api/child-registry/imports/{id}/rows/{n}/decide', parts: { id, n: String(n) }, title, fixed: { decision, ...(more.childId === undefined ? {} : { childId: more.childId }) },
    fields: more.asks === true ? [{ name: 'fields', label: f.columns, hint: f.columnsHint, kind: 'choices', choices: codes.rowField }] : [],
  });
  return [
    ...(childId === null ? [decide('CREATE', codes.decision.CREATE)] : [decide('TAKE_THEIRS', codes.decision.TAKE_THEIRS, { asks: true }), decide('KEEP_OURS', codes.decision.KEEP_OURS)]),
    ...alike.map((child, index) => decide('SAME_AS', alike.length === 1 ? codes.decision.SAME_AS : `${codes.decision.SAME_AS} ${index + 1}`, { childId: child })), decide('SKIP', codes.decision.SKIP),
  ];
}
