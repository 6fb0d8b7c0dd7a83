import { useState } from 'react';
import { shared } from '../../shared/words/shared';
import { work } from '../../shared/words/work';
import { Notes } from '../referral/Notes';
import type { Item } from '../referral/types';
import { useCandidates } from '../referral/use-candidates';
import { useRead } from '../use-read';

/** Why it came back and which desks could have it: read when somebody wants to know. */
export function WhereTo({ row }: { readonly row: Item }) {
  const [isOpen, setOpen] = useState(false);
  return <details onToggle={(event) => { setOpen(event.currentTarget.open); }}><summary>{work.coordination.look}</summary>{isOpen ? <Known row={row} /> : null}</details>;
}

function Known({ row: { id, agency, division, owner } }: { readonly row: Item }) {
  const { data } = useRead('/api/referral-desk/referrals/{id}', { path: { id } });
  const desks = Object.entries(useCandidates(agency, division)).flatMap(([desk, name]) => (desk === owner ? [] : [name]));
  return (
    <>
      <Notes notes={data?.notes.filter(({ action }) => action === 'return') ?? []} />
      <p>{work.coordination.candidates}{shared.colon}{desks.length === 0 ? work.coordination.noCandidates : desks.join(shared.comma)}</p>
    </>
  );
}
