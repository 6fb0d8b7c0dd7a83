import { childWords } from '../../../shared/words/children';
import { DataTable } from '../../parts/DataTable';
import { Changes } from '../../form/Changes';
import { Period } from '../parts/Period';
import { isWorkedOn, type FileView } from './file-view';
import { addFact, endFact, endGuardian } from './people-forms';

/** Parents and other guardians, with what is the case with each. */
export function Guardians({ file }: { readonly file: FileView }) {
  const { file: words, fields: f, codes } = childWords;
  const works = isWorkedOn(file);
  return (
    <DataTable
      caption={words.guardians} rows={file.guardians} keyOf={({ id }) => id}
      columns={[
        { head: f.name, show: ({ name, relation, legal, phone, idNumber, workplace }) => <>{name} · {codes.kin[relation]}{legal ? ` · ${words.legal}` : ''}<small className="sub">{[phone, idNumber, workplace].filter(Boolean).join(' · ')}</small></> },
        {
          head: f.fact,
          show: ({ id, facts, name }) => facts.map((fact) => (
            <div key={fact.id}>{codes.parentFact[fact.code]} <small className="sub"><Period from={fact.since} to={fact.until} /></small>{works && fact.until === null ? <Changes version={file.version} forms={[endFact(file.id, id, fact.id)]} of={`${name} ${codes.parentFact[fact.code]}`} /> : null}</div>
          )),
        },
        { head: childWords.period, show: ({ from, to }) => <Period from={from} to={to} /> },
        ...(works ? [{ head: f.decision, show: (row: FileView['guardians'][number]) => <Changes version={file.version} forms={row.to === null ? [addFact(file.id, row.id), endGuardian(file.id, row.id)] : []} of={row.name} /> }] : []),
      ]}
    />
  );
}
