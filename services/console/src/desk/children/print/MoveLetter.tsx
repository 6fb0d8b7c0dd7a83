import { childWords } from '../../../shared/words/children';
import { Nothing } from '../../layout/Nothing';
import { Place } from '../../parts/Names';
import { ReadingRows } from '../../parts/ReadingRows';
import { Sheet } from '../../parts/Sheet';
import { When } from '../../parts/When';
import { useReadMore } from '../../use-read-more';
import { useChildName } from '../child-names';
import { Day } from '../parts/Day';
import { Facts } from '../../parts/Facts';
import type { PaperProps } from './paper-props';
import { Signed } from './Signed';

/** 转接函: of the newest moves, which is when a letter is written. */
export function MoveLetter({ form, id }: PaperProps) {
  const list = useReadMore('/api/child-registry/moves', {});
  const { print: words, moves, codes } = childWords;
  return (
    <ReadingRows of={list} empty={moves.empty}>
      {(rows) => {
        const move = rows.find((one) => one.id === id);
        if (move === undefined) return <Nothing />;
        return (
          <Sheet title={words.forms[form]} number="">
            <p>{words.noLetter}</p>
            <p>{words.moveText}</p>
            <Facts of={[
              [moves.child, move.childId === null ? childWords.notYours : <ChildName key="child" id={move.childId} />], [moves.kind, codes.moveKind[move.kind]], [moves.from, <Place key="from" code={move.fromDivision} />], [moves.to, <Place key="to" code={move.toDivision} />],
              [childWords.fields.since, move.since === null ? null : <Day key="since" on={move.since} />], [moves.why, move.reason], [moves.proposed, <When key="proposed" at={move.proposedAt} />], [moves.state, codes.moveState[move.state]],
            ]} />
            <Signed />
          </Sheet>
        );
      }}
    </ReadingRows>
  );
}

function ChildName({ id }: { readonly id: string }) {
  const child = useChildName(id);
  return <>{child === null ? childWords.notYours : [child?.name ?? childWords.nameless, child?.number].filter(Boolean).join(' ')}</>;
}
