import { useState } from 'react';
import { childWords } from '../../../shared/words/children';
import { language } from '../../../shared/words/language';
import { work } from '../../../shared/words/work';
import { DataTable } from '../../parts/DataTable';
import { Empty } from '../../parts/Empty';
import { Desk } from '../../parts/Names';
import { Reading } from '../../parts/Reading';
import { Due } from '../../parts/When';
import { useRead } from '../../use-read';
import { Part } from '../parts/Part';

/** What is owed for the child, by whom and by when: asked when it is wanted, for of what others owe the server tells nothing. */
export function Duties({ id }: { readonly id: string }) {
  const [isWanted, setWanted] = useState(false);
  const read = useRead('/api/child-registry/cases/{caseId}/duties', { path: { caseId: id } }, { isOn: isWanted });
  const { file: words, fields: f } = childWords;
  if (!isWanted) return <Part title={words.duties}><p><button className="button" type="button" onClick={() => { setWanted(true); }}>{words.showDuties}</button></p></Part>;
  return (
    <Part title={words.duties} isOneTable>
      <Reading of={read}>
        {({ items }) => {
          const open = items.filter(({ state }) => state === 'OPEN' || state === 'PAUSED');
          if (open.length === 0) return <Empty text={words.noDuties} />;
          return (
            <DataTable
              caption={words.duties} rows={open} keyOf={(duty) => duty.id} isNew={({ overdue }) => overdue}
              columns={[{ head: f.what, show: ({ zh, en }) => (language() === 'en' ? en : zh) }, { head: f.by, show: ({ dueAt, article }) => <Due at={dueAt} article={work.lawText(article)} /> }, { head: words.answers, show: ({ owner }) => (owner === null ? null : <Desk id={owner} />) }]}
            />
          );
        }}
      </Reading>
    </Part>
  );
}
