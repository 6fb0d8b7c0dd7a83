import { work } from '../../shared/words/work';
import { Desk } from '../parts/Names';

/** Who issues it, with room for a stamp, a name and a day. */
export function Signature({ desk, received = false }: { readonly desk: string; readonly received?: boolean }) {
  const words = work.print;
  return (
    <div className="signature">
      <p><Desk id={desk} /> {words.stamp}</p>
      <p>{words.signed}</p>
      {received ? <p>{words.received}</p> : null}
      <p>{words.day}</p>
    </div>
  );
}
