import { dueText, exactTime } from '../../shared/dates';
import { shared } from '../../shared/words/shared';
import { work } from '../../shared/words/work';
import { wordOf } from '../../shared/words/word-of';
import { useMe } from '../me';
import { Desk } from '../parts/Names';
import type { Duty } from '../referral/types';
import { Facts } from '../parts/Facts';
import { Signature } from './Signature';

/** What whoever supervises sends to the desk that is late: what is owed, by which article, since when it is late and who was reminded. */
export function SupervisionNotice({ duty }: { readonly duty: Duty }) {
  const words = work.print;
  const desk = useMe().desks[0]?.id;
  return (
    <>
      <p>{words.noticeText}</p>
      <Facts of={[
        [words.noticeTo, duty.owner === null ? undefined : <Desk key="owner" id={duty.owner} />], [words.number, duty.number], [words.what, shared.locale === 'zh-CN' ? duty.zh : duty.en], [words.article, work.lawText(duty.article)],
        [words.dueWas, exactTime(duty.dueAt)], [words.lateBy, duty.overdue ? dueText(duty.dueAt).text : undefined],
        [words.told, duty.steps.map(({ to, at }) => `${wordOf(work.trail.step, to)} ${exactTime(at)}`).join(shared.comma)],
      ]}
      />
      <p>{words.reply}</p>
      {desk === undefined ? null : <Signature desk={desk} received />}
    </>
  );
}
