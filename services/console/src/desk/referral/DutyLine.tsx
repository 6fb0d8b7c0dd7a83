import { shared } from '../../shared/words/shared';
import { work } from '../../shared/words/work';
import { wordOf } from '../../shared/words/word-of';
import { Desk } from '../parts/Names';
import { StatusTag } from '../parts/StatusTag';
import { Due, When } from '../parts/When';
import { DutyPrints } from './DutyPrints';
import type { DutyMove } from './moves/DutyDrawer';
import type { Duty } from './types';

const KINDS = { statutory: 'statutory', local: 'local', design: 'design' } as const;

/** One duty: what, who, by when, by which article; and what may be done about its date. */
export function DutyLine({ duty, onMove }: { readonly duty: Duty; readonly onMove: (move: DutyMove) => void }) {
  const words = work.referral;
  const isOpen = duty.state === 'OPEN';
  return (
    <li>
      <strong>{shared.locale === 'zh-CN' ? duty.zh : duty.en}</strong> {duty.provisional ? <StatusTag>{words.provisional}</StatusTag> : null}{' '}
      {isOpen ? <Due at={duty.dueAt} /> : <StatusTag tone={duty.state === 'MET' ? 'good' : 'soft'}>{wordOf(shared.referral.duty, duty.state)}</StatusTag>}
      <small className="sub">{duty.owner === null ? null : <Desk id={duty.owner} />} {[words[KINDS[duty.status]], work.lawText(duty.article)].filter((one) => one !== '').join(shared.colon)}{duty.extension === null ? null : ` · ${duty.extensions.find(({ code }) => code === duty.extension)?.zh ?? shared.other}`}</small>
      {duty.steps.length === 0 ? null : <small className="sub">{work.supervision.steps}{shared.colon}{duty.steps.map(({ step, to, at }) => <span key={step}>{wordOf(work.trail.step, to)} <When at={at} /> </span>)}</small>}
      <DutyPrints duty={duty} />
      {duty.allowedActions.map((action) => <button key={action} className="button" type="button" aria-haspopup="dialog" onClick={() => { onMove(action); }}>{wordOf(shared.referral.dutyAction, action)}</button>)}
    </li>
  );
}
