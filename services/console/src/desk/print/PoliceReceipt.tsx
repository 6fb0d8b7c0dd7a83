import { exactTime } from '../../shared/dates';
import { work } from '../../shared/words/work';
import type { Held } from '../referral/types';
import { Facts } from '../parts/Facts';
import { Signature } from './Signature';

/** What the police give to whoever reported: that it was taken, and under which number. */
export function PoliceReceipt({ detail }: { readonly detail: Held }) {
  const words = work.print;
  const registered = detail.notes.find(({ action, number }) => action === 'acknowledge' && number !== null)?.number ?? detail.decisions.find(({ number }) => number !== null)?.number;
  return (
    <>
      <p>{words.policeText}</p>
      <Facts of={[[words.number, detail.number], [words.registered, registered], [words.filedAt, exactTime(detail.filedAt)]]} />
      <p className="sub">{words.law}</p>
      <Signature desk={detail.owner} received />
    </>
  );
}
