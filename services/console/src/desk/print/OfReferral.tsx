import { work } from '../../shared/words/work';
import { Reading } from '../parts/Reading';
import { isHeld, type Held } from '../referral/types';
import { useRead } from '../use-read';
import { AnswerLetter } from './AnswerLetter';
import { FlowSheet } from './FlowSheet';
import type { FormProps } from './form-props';
import { PoliceReceipt } from './PoliceReceipt';
import { Sheet } from '../parts/Sheet';
import { TransferLetter } from './TransferLetter';

/** Forms of one referral. None holds the story. */
export function OfReferral({ form, id }: FormProps) {
  const read = useRead('/api/referral-desk/referrals/{id}', { path: { id } });
  return <Reading of={read}>{(detail) => (isHeld(detail) ? <Sheet title={work.print.forms[form] ?? work.print.title} number={detail.number}><Body form={form} detail={detail} /></Sheet> : <p>{work.referral.gaveAway}</p>)}</Reading>;
}

function Body({ form, detail }: { readonly form: string; readonly detail: Held }) {
  if (form === 'police-receipt') return <PoliceReceipt detail={detail} />;
  if (form === 'answer') return <AnswerLetter detail={detail} />;
  return form === 'transfer' ? <TransferLetter detail={detail} /> : <FlowSheet detail={detail} />;
}
