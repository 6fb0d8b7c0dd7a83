import { useEffect } from 'react';
import { exactTime } from '../../../shared/dates';
import { childWords } from '../../../shared/words/children';
import { Nothing } from '../../layout/Nothing';
import { Loading } from '../../parts/Loading';
import { Place } from '../../parts/Names';
import { ReadingRows } from '../../parts/ReadingRows';
import { Sheet } from '../../parts/Sheet';
import { useReadMore } from '../../use-read-more';
import { useChildName } from '../child-names';
import { Day } from '../parts/Day';
import { Facts } from '../../parts/Facts';
import type { PaperProps } from './paper-props';
import { Signed } from './Signed';

/** 转接函, to the place that is to answer. */
export function MoveLetter({ form, id }: PaperProps) {
  const list = useReadMore('/api/child-registry/moves', {});
  const { print: words, moves, codes } = childWords;
  const { rows: read, onMore } = list;
  const move = read?.find((one) => one.id === id);
  useEffect(() => { if (move === undefined) onMore?.(); }, [move, read?.length]);
  return (
    <ReadingRows of={list} empty={moves.empty}>
      {() => {
        if (move === undefined) return onMore === undefined ? <Nothing /> : <Loading />;
        const { kind, fromDivision, toDivision, childId, since, reason, proposedAt } = move;
        const isAsked = kind === 'PULL';
        return (
          <Sheet title={words.forms[form]} number="">
            <p>{words.noLetter}</p>
            <p>{words.letterTo}<Place code={isAsked ? fromDivision : toDivision} /></p>
            <p>{isAsked ? words.pullText : words.moveText}</p>
            <Facts of={[
              [moves.child, childId === null ? childWords.notYours : <ChildName key="child" id={childId} />], [moves.kind, codes.moveKind[kind]], [moves.from, <Place key="from" code={fromDivision} />], [moves.to, <Place key="to" code={toDivision} />],
              [childWords.fields.since, since === null ? null : <Day key="since" on={since} />], [moves.why, reason], [moves.proposed, exactTime(proposedAt)],
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
