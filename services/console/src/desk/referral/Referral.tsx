import { useState } from 'react';
import { work } from '../../shared/words/work';
import { Accesses } from './Accesses';
import { Answers } from './Answers';
import { ReportContent } from './content/ReportContent';
import { Decisions } from './Decisions';
import { Duties } from './Duties';
import { Head } from './Head';
import type { MoveName } from './moves-of';
import { MoveDrawer } from './moves/MoveDrawer';
import { Notes } from './Notes';
import { Others } from './Others';
import { Trail } from './Trail';
import type { Held } from './types';
import { WhileOpening } from './WhileOpening';
import { WhyHere } from './WhyHere';

/** Left what is told, right how it stands. Of a notice only the card. */
export function Referral({ detail }: { readonly detail: Held }) {
  const [open, setOpen] = useState<MoveName>();
  const close = (): void => {
    setOpen(undefined);
    requestAnimationFrame(() => { document.querySelector('h1')?.focus(); });
  };
  const isNotice = detail.role === 'NOTICE';
  return (
    <>
      <Head detail={detail} onMove={setOpen} />
      {detail.state === 'routed' ? <WhileOpening id={detail.id} /> : null}
      <div className="two">
        <div>
          <ReportContent detail={detail} />
          {isNotice ? null : <Decisions decisions={detail.decisions} />}
          {isNotice ? null : <Notes notes={detail.notes} />}
        </div>
        {isNotice ? <p className="sub">{work.referral.noticeOnly}</p> : (
          <div>
            <Duties caseId={detail.reportId} />
            <Others detail={detail} />
            <Answers detail={detail} />
            <WhyHere detail={detail} />
            <Trail caseId={detail.reportId} />
            <Accesses reportId={detail.reportId} />
          </div>
        )}
      </div>
      {open === undefined ? null : <MoveDrawer key={open} name={open} detail={detail} onClose={close} />}
    </>
  );
}
