import { childWords } from '../../../shared/words/children';
import { StatusTag } from '../../parts/StatusTag';
import { Changes } from '../../form/Changes';
import { By } from '../parts/By';
import { Day } from '../parts/Day';
import { PagedTable } from '../../parts/PagedTable';
import { Part } from '../parts/Part';
import { useReadMore } from '../../use-read-more';
import { actForms } from './act-forms';
import { isWorkedOn, type FileView } from './file-view';

/** Contacts and visits, the last first. */
export function Acts({ file }: { readonly file: FileView }) {
  const list = useReadMore('/api/child-registry/children/{id}/acts', {}, { id: file.id });
  const { file: words, fields: f, codes } = childWords;
  return (
    <Part title={words.acts} isOneTable>
      <PagedTable
        of={list} caption={words.acts} empty={words.noActs} keyOf={({ id }) => id}
        columns={[
          { head: f.on, show: ({ on, kind, place }) => <><Day on={on} /><small className="sub">{codes.actKind[kind]} · {codes.actPlace[place]}</small></> },
          {
            head: words.how,
            show: (act) => (
              <>
                {act.notMet === null ? [act.childSeen ? words.met : '', act.childSpoken ? words.spoke : '', act.childAlone ? words.alone : '', act.caregiverSpoken ? words.caregiverSpoke : ''].filter(Boolean).join(' · ') : codes.notMet[act.notMet]}
                {act.state === 'VOID' ? <> <StatusTag>{words.voided}</StatusTag></> : null}{act.waitsForConfirmation ? <> <StatusTag tone="act">{words.waits}</StatusTag></> : null}
                {[act.mood === null ? null : codes.mood[act.mood], act.ownWords, act.helpGiven, act.note].filter(Boolean).map((text) => <small key={text} className="sub">{text}</small>)}
              </>
            ),
          },
          { head: words.by, show: ({ by }) => <By id={by} /> },
          { head: f.decision, show: (act) => <Changes version={file.version} forms={actForms(act)} of={act.on} /> },
        ]}
      />
      {isWorkedOn(file) ? <p className="sub">{words.caution}</p> : null}
    </Part>
  );
}
