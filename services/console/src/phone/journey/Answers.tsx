import { exactTime, whenText } from '../../shared/dates';
import { journey } from '../../shared/words/journey';
import { shared } from '../../shared/words/shared';
import { wordOf } from '../../shared/words/word-of';
import type { GivenAnswer } from './types';

/** What each agency let the reporter know, newest first. */
export function Answers({ answers }: { readonly answers: readonly GivenAnswer[] }) {
  const newest = [...answers].sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
  return (
    <section class="card" id="answers">
      <h2>{journey.one.answers}</h2>
      {newest.length === 0 ? <p>{journey.one.noAnswers}</p> : (
        <ul class="line">
          {newest.map(({ id, agency, text, at, receivedAt }) => (
            <li key={id}>
              <strong>{wordOf(shared.agency, agency)}</strong> <time class="hint" dateTime={at} title={exactTime(at)}>{whenText(at)}</time><br />
              {text}
              {receivedAt === undefined ? null : <><br /><span class="hint">{journey.one.seenAt(whenText(receivedAt))}</span></>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
