import { useState } from 'react';
import { childWords } from '../../../../shared/words/children';
import { formOf } from '../../../form/field';
import { Changes } from '../../../form/Changes';
import { DataTable } from '../../../parts/DataTable';
import { Empty } from '../../../parts/Empty';
import { Folded } from '../../../parts/Folded';
import { Desk } from '../../../parts/Names';
import { Reading } from '../../../parts/Reading';
import { StatusTag } from '../../../parts/StatusTag';
import { useRead } from '../../../use-read';
import { Period } from '../../parts/Period';
import type { FileView } from '../file-view';
import { GrantDrawer } from './GrantDrawer';

/** Which desks of other agencies were let in to the file, on which letter: for the child's county. Unfolded it is a look, which is recorded. */
export const Grants = ({ file }: { readonly file: FileView }) => <Folded title={childWords.sharing.grants}><List id={file.id} /></Folded>;

function List({ id }: { readonly id: string }) {
  const [isGiving, setGiving] = useState(false);
  const read = useRead('/api/child-registry/children/{id}/grants', { path: { id } });
  const { sharing: words, fields: f, period } = childWords;
  const ending = (rid: string, version: number) => formOf({
    path: '/api/child-registry/children/{id}/grants/{rid}/end', parts: { id, rid }, title: words.endGrant, version, fields: [{ name: 'reason', label: f.reason, kind: 'long', isRequired: true }],
  });
  return (
    <Reading of={read}>
      {({ items }) => (
        <>
          <p><button className="button" type="button" aria-haspopup="dialog" onClick={() => { setGiving(true); }}>{words.give}</button></p>
          {isGiving ? <GrantDrawer id={id} onClose={() => { setGiving(false); }} /> : null}
          {items.length === 0 ? <Empty text={words.grantsEmpty} /> : (
            <DataTable
              caption={words.grants} rows={items} keyOf={(one) => one.id}
              columns={[
                { head: words.desk, show: ({ desk, letterNumber, reason }) => <><Desk id={desk} /><small className="sub">{letterNumber} · {reason}</small></> }, { head: words.level, show: ({ level }) => words.levels[level] },
                { head: period, show: ({ from, until, endedOn, holds, endReason }) => <><StatusTag tone={holds ? 'act' : 'soft'}>{holds ? words.holds : words.over}</StatusTag> <Period from={from} to={endedOn ?? until} />{endReason === null ? null : <small className="sub">{endReason}</small>}</> },
                { head: f.decision, show: ({ id: rid, version, holds }) => <Changes forms={holds ? [ending(rid, version)] : []} /> },
              ]}
            />
          )}
        </>
      )}
    </Reading>
  );
}
