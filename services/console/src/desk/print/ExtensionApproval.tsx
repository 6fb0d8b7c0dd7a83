import { exactTime } from '../../shared/dates';
import { shared } from '../../shared/words/shared';
import { work } from '../../shared/words/work';
import { Desk } from '../parts/Names';
import type { Duty } from '../referral/types';
import { Facts } from '../parts/Facts';

/** On which more time is asked for and granted; what counts is what is recorded in the system by who may grant it. */
export function ExtensionApproval({ duty }: { readonly duty: Duty }) {
  const words = work.print;
  return (
    <>
      <p>{words.extensionText}</p>
      <Facts of={[
        [words.number, duty.number], [words.what, shared.locale === 'zh-CN' ? duty.zh : duty.en], [words.noticeTo, duty.owner === null ? undefined : <Desk key="owner" id={duty.owner} />],
        [words.article, work.lawText(duty.article)], [words.dueNow, exactTime(duty.dueAt)], [words.grounds, duty.extensions.map(({ zh }) => zh).join(shared.comma)],
      ]}
      />
      <div className="signature">
        {[words.ground, words.askedFor, words.applicant, words.head, words.approver, words.decided].map((line) => <p key={line}>{line}</p>)}
        <p>{words.day}</p>
      </div>
    </>
  );
}
