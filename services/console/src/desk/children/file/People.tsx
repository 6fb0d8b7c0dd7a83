import { childWords } from '../../../shared/words/children';
import { DataTable } from '../../parts/DataTable';
import { Organisation } from '../../parts/Names';
import { Changes } from '../../form/Changes';
import { Part } from '../parts/Part';
import { Period } from '../parts/Period';
import { isWorkedOn, type FileView } from './file-view';
import { Guardians } from './Guardians';
import { addAway, addCaregiver, addGuardian, awayForms, endCaregiver } from './people-forms';

/** Who has the child, who looks after it, and where it is when it is not at home. */
export function People({ file }: { readonly file: FileView }) {
  const { file: words, fields: f, codes } = childWords;
  const works = isWorkedOn(file);
  return (
    <Part title={words.people} buttons={works ? <Changes version={file.version} forms={[addGuardian(file.id), addCaregiver(file.id), addAway(file.id)]} /> : null}>
      {file.guardians.length === 0 ? null : <Guardians file={file} />}
      {file.caregivers.length === 0 ? null : (
        <DataTable
          caption={words.caregivers} rows={file.caregivers} keyOf={({ id }) => id}
          columns={[
            { head: f.name, show: ({ name, organisation, relation, phone }) => <>{organisation === null ? name ?? childWords.nameless : <Organisation id={organisation} />}<small className="sub">{[relation === null ? '' : codes.kin[relation], phone ?? ''].filter(Boolean).join(' · ')}</small></> },
            { head: f.basis, show: ({ basis }) => codes.basis[basis] }, { head: childWords.period, show: ({ from, to }) => <Period from={from} to={to} /> },
            ...(works ? [{ head: f.decision, show: (row: FileView['caregivers'][number]) => <Changes version={file.version} forms={row.to === null ? [endCaregiver(file.id, row.id)] : []} of={row.name ?? ''} /> }] : []),
          ]}
        />
      )}
      {file.away.length === 0 ? null : (
        <DataTable
          caption={words.away} rows={file.away} keyOf={({ id }) => id}
          columns={[
            { head: f.awayKind, show: ({ kind, where, confirmed }) => <>{codes.away[kind]} {where ?? ''}{confirmed ? null : <small className="sub">{words.unconfirmed}</small>}</> }, { head: childWords.period, show: ({ from, backOn }) => <Period from={from} to={backOn} /> },
            ...(works ? [{ head: f.decision, show: (row: FileView['away'][number]) => <Changes version={file.version} forms={awayForms(file.id, row)} of={codes.away[row.kind]} /> }] : []),
          ]}
        />
      )}
    </Part>
  );
}
