import { exactTime } from '../../shared/dates';
import { shared } from '../../shared/words/shared';
import { work } from '../../shared/words/work';
import { wordOf } from '../../shared/words/word-of';
import { Desk } from '../parts/Names';
import { Situations } from '../referral/CardWords';
import type { Held } from '../referral/types';
import { useCards } from '../referral/use-cards';
import { Facts } from '../parts/Facts';
import { Signature } from './Signature';

/** Goes with a referral to another desk: codes of the card, never the story. */
export function TransferLetter({ detail }: { readonly detail: Held }) {
  const words = work.print;
  const card = useCards([detail.reportId]).get(detail.reportId);
  const to = detail.decisions.find(({ toAgency }) => toAgency !== null)?.toAgency;
  return (
    <>
      <p>{words.transferText}</p>
      <Facts of={[
        [words.number, detail.number], [words.filedAt, exactTime(detail.filedAt)], [words.transferFrom, <Desk key="from" id={detail.owner} />],
        [words.transferTo, to === undefined || to === null ? words.toFillIn : wordOf(shared.agency, to)], [words.situations, <Situations key="what" card={card} />], [words.role, wordOf(shared.referral.role, detail.role)],
      ]}
      />
      <Signature desk={detail.owner} received />
    </>
  );
}
