import { exactTime, whenText } from '../../shared/dates';
import { journey } from '../../shared/words/journey';
import { shared } from '../../shared/words/shared';
import { wordOf } from '../../shared/words/word-of';
import type { Progress } from './types';

interface HistoryProps { readonly filedAt: string; readonly supplementedAt: readonly string[]; readonly progress: Progress }

/** What happened, newest first. */
export function History({ filedAt, supplementedAt, progress }: HistoryProps) {
  const happened = [
    { at: filedAt, text: journey.one.filedAt },
    ...supplementedAt.map((at) => ({ at, text: journey.one.supplemented })),
    ...progress.feedback.map(({ at, agency }) => ({ at, text: journey.one.answered(wordOf(shared.agency, agency)) })),
  ].sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
  return (
    <section class="card">
      <h2>{journey.one.history}</h2>
      <ol class="line">{happened.map(({ at, text }) => <li key={`${at} ${text}`}>{text} <time class="hint" dateTime={at} title={exactTime(at)}>{whenText(at)}</time></li>)}</ol>
    </section>
  );
}
