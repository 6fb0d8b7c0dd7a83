import { childWords } from '../../../shared/words/children';
import { shared } from '../../../shared/words/shared';
import { DataTable } from '../../parts/DataTable';
import { StatusTag } from '../../parts/StatusTag';
import { Changes } from '../../form/Changes';
import { Day } from '../parts/Day';
import { Part } from '../parts/Part';
import { Period } from '../parts/Period';
import { addCategory, addFactor, assess, categoryForms, factorForms } from './category-forms';
import { isWorkedOn, type FileView } from './file-view';

/** Why the child is on file, and what makes its tier. */
export function Categories({ file }: { readonly file: FileView }) {
  const { file: words, fields: f, codes } = childWords;
  const works = isWorkedOn(file);
  return (
    <Part title={words.categories} buttons={works ? <Changes version={file.version} forms={[addCategory(file.id), addFactor(file), assess(file.id)]} /> : null}>
      <DataTable
        caption={f.category} rows={file.allCategories} keyOf={({ id }) => id}
        columns={[
          { head: f.category, show: ({ code, sub, evidence }) => <>{shared.category[code]}{sub === null ? '' : ` · ${codes.sub[sub]}`}{evidence === null ? null : <small className="sub">{evidence}</small>}</> },
          { head: childWords.candidates.state, show: ({ status, endProposedOn }) => <><StatusTag tone={status === 'PROPOSED' ? 'act' : 'soft'}>{codes.categoryStatus[status]}</StatusTag>{endProposedOn === null ? null : <small className="sub">{words.endsOn} <Day on={endProposedOn} /></small>}</> },
          { head: childWords.period, show: ({ from, to }) => <Period from={from} to={to} /> },
          ...(works ? [{ head: f.decision, show: (row: FileView['allCategories'][number]) => <Changes version={file.version} forms={categoryForms(file.id, row)} of={shared.category[row.code]} /> }] : []),
        ]}
      />
      {file.factors.length === 0 ? null : (
        <DataTable
          caption={words.factors} rows={file.factors} keyOf={({ id }) => id}
          columns={[
            { head: f.factor, show: ({ code, evidence }) => <>{codes.factor[code]}{evidence === null ? null : <small className="sub">{evidence}</small>}</> }, { head: childWords.period, show: ({ from, to }) => <Period from={from} to={to} /> },
            ...(works ? [{ head: f.decision, show: (row: FileView['factors'][number]) => <Changes version={file.version} forms={factorForms(file.id, row)} of={codes.factor[row.code]} /> }] : []),
          ]}
        />
      )}
      {file.assessed.map(({ id, tier, from, to }) => <p key={id}>{words.assessed} {codes.tier[tier]} <Period from={from} to={to} /></p>)}
    </Part>
  );
}
