import { Link } from '@tanstack/react-router';
import { routes } from '../../shared/routes';
import { shared } from '../../shared/words/shared';
import { work } from '../../shared/words/work';
import { wordOf } from '../../shared/words/word-of';
import { MAIN_ACTION } from '../layout/keyboard';
import { useMe } from '../me';
import { MoveButton } from '../parts/MoveButton';
import { PageHead } from '../parts/PageHead';
import { StatusTag } from '../parts/StatusTag';
import { Due } from '../parts/When';
import { moveMeans, moveWord } from './move-words';
import { movesOf, type MoveName } from './moves-of';
import { PrintLinks } from './PrintLinks';
import type { Held } from './types';

/** What it is and how it stands, the one next thing to do, and what else may be done. */
export function Head({ detail, onMove }: { readonly detail: Held; readonly onMove: (name: MoveName) => void }) {
  const { main, others } = movesOf(detail, useMe());
  const isNotice = detail.role === 'NOTICE';
  const words = work.referral;
  return (
    <>
      <p><Link to={routes.desk}>{words.back}</Link></p>
      <PageHead title={detail.number}>
        {main === undefined ? null : <div {...{ [MAIN_ACTION]: '' }}><MoveButton isMain opens="dialog" onClick={() => { onMove(main); }} means={isNotice ? undefined : moveMeans(main)}>{isNotice ? words.seen : moveWord(main)}</MoveButton></div>}
      </PageHead>
      <p className="marks">
        {detail.danger === 'IMMINENT' ? <StatusTag tone="bad">{work.worklist.urgent}</StatusTag> : null}
        <StatusTag tone="act">{wordOf(shared.referral.state, detail.state)}</StatusTag>
        <StatusTag>{wordOf(shared.referral.role, detail.role)}</StatusTag>
        <span>{wordOf(shared.agency, detail.agency)}</span>
        <span>{wordOf(shared.referral.claimed, detail.claimed)}</span>
        {typeof detail.dueAt === 'string' ? <Due at={detail.dueAt} article={detail.nextDuty?.zh} /> : null}
      </p>
      {(detail.keepFrom ?? []).length === 0 ? null : <p className="late">{words.keepFrom((detail.keepFrom ?? []).map((agency) => wordOf(shared.agency, agency)).join(shared.comma))}</p>}
      <details className="more">
        <summary>{words.more}</summary>
        <ul>{others.map((name) => <li key={name}><MoveButton opens="dialog" onClick={() => { onMove(name); }} means={moveMeans(name)}>{moveWord(name)}</MoveButton></li>)}</ul>
        {isNotice ? null : <PrintLinks detail={detail} />}
      </details>
    </>
  );
}
