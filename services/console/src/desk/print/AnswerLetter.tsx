import { exactTime } from '../../shared/dates';
import { work } from '../../shared/words/work';
import type { Held } from '../referral/types';
import { Facts } from '../parts/Facts';
import { Signature } from './Signature';

/** What the reporting unit is answered: the sentences the reporter reads, and nothing of the inside. */
export function AnswerLetter({ detail }: { readonly detail: Held }) {
  const words = work.print;
  return (
    <>
      <p>{words.answerText(words.answerTo)}</p>
      <Facts of={[[words.number, detail.number], [words.filedAt, exactTime(detail.filedAt)]]} />
      {detail.feedback.length === 0 ? <p>{words.empty}</p> : detail.feedback.map(({ id, text, at }) => <p key={id}>{exactTime(at)} {text}</p>)}
      <Signature desk={detail.owner} received />
    </>
  );
}
