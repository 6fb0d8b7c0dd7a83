import { childWords } from '../../../shared/words/children';
import type { components } from '#api';
import { StatusTag, type Tone } from '../../parts/StatusTag';
import { Day } from './Day';

type Due = components['schemas']['DueView'];

const TONES: Readonly<Partial<Record<Due['state'], Tone>>> = { OVERDUE: 'bad', SOON: 'act' };

/** When the next contact or visit is due, and how that stands. */
export function DueDay({ of: { state, dueOn, lastOn } }: { readonly of: Due }) {
  return (
    <>
      {state === 'NONE' || state === 'PLANNED' ? null : <><StatusTag tone={TONES[state] ?? 'soft'}>{childWords.codes.dueState[state]}</StatusTag>{' '}</>}
      <Day on={dueOn} />
      {lastOn === null ? null : <small className="sub">{childWords.last}<Day on={lastOn} /></small>}
    </>
  );
}
