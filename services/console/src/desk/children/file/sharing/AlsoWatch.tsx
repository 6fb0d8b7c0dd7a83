import { useState } from 'react';
import type { components } from '#api';
import { childWords } from '../../../../shared/words/children';
import { MoveButton } from '../../../parts/MoveButton';
import { ProblemBox } from '../../../parts/ProblemBox';
import { useMove } from '../../../use-move';

interface AlsoWatchProps { readonly id: string; readonly linked: components['schemas']['LinkedReport'] }

/** Other children of the house: one click watches them for the same report. */
export function AlsoWatch({ id, linked }: AlsoWatchProps) {
  const [isWatched, setWatched] = useState(false);
  const move = useMove('/api/child-registry/children/{id}/report-links/{rid}/also-watch');
  const words = childWords.sharing;
  const watch = async (): Promise<void> => {
    setWatched(await move.send({ parts: { id, rid: linked.id }, body: { children: linked.household.map((one) => one.id) } }) !== undefined);
  };
  return (
    <div role="status">
      <p>{words.household} {linked.household.map(({ number }) => number).join(' · ')}</p>
      <ProblemBox error={move.problem} />
      {isWatched ? <p>{words.watched}</p> : <MoveButton isSending={move.isSending} isSlow={move.isSlow} onClick={() => { void watch(); }}>{words.alsoWatch}</MoveButton>}
    </div>
  );
}
