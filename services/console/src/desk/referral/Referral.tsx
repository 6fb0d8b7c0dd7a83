import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { routes } from '../../shared/routes';
import { work } from '../../shared/words/work';
import { Accesses } from './Accesses';
import { Answers } from './Answers';
import { ReportContent } from './content/ReportContent';
import { Decisions } from './Decisions';
import { Duties } from './Duties';
import { Folded } from '../parts/Folded';
import { Head } from './Head';
import type { MoveName } from './moves-of';
import { MoveDrawer } from './moves/MoveDrawer';
import { Notes } from './Notes';
import { Others } from './Others';
import { Related } from './Related';
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
        {isNotice || detail.state === 'merged' ? <p className="sub">{isNotice ? work.referral.noticeOnly : null}{typeof detail.mergedInto === 'string' ? <Link to={routes.referral(detail.mergedInto)}>{work.referral.mergedInto}</Link> : null}</p> : (
          <div>
            <Duties caseId={detail.reportId} />
            <Others detail={detail} />
            <Answers detail={detail} />
            <Folded title={work.referral.related}><Related reportId={detail.reportId} /></Folded>
            <Folded title={work.referral.why}><WhyHere detail={detail} /></Folded>
            <Trail caseId={detail.reportId} />
            <Accesses reportId={detail.reportId} />
          </div>
        )}
      </div>
      {open === undefined ? null : <MoveDrawer key={open} name={open} detail={detail} onClose={close} />}
    </>
  );
}
