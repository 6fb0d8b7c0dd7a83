import { childWords } from '../../../shared/words/children';

/** Room for names, a stamp and a day. `by`: who sign, beside whoever issues it. */
export function Signed({ by = [] }: { readonly by?: readonly string[] }) {
  const words = childWords.print;
  return (
    <div className="signature">
      {by.map((who) => <p key={who}>{words.signAt(who)}</p>)}
      <p>{words.signed} {words.stamp}</p>
      <p>{words.day}</p>
    </div>
  );
}
