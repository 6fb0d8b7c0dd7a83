import { exactTime, whenText } from '../../shared/dates';
import { journey } from '../../shared/words/journey';
import { shared } from '../../shared/words/shared';
import { wordOf } from '../../shared/words/word-of';
import type { Progress } from '../journey/types';
import type { ReportContent } from './my-reports';

/** What happened, newest first. */
export function History({ content, progress }: { readonly content: ReportContent; readonly progress: Progress }) {
  const happened = [
    { at: content.filedAt, text: journey.one.filedAt },
    ...(content.supplements ?? []).map(({ at }) => ({ at, text: journey.one.supplemented })),
    ...progress.feedback.map(({ at, agency }) => ({ at, text: journey.one.answered(wordOf(shared.agency, agency)) })),
  ].sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
  return (
    <section class="card">
      <h2>{journey.one.history}</h2>
      <ol class="line">{happened.map(({ at, text }) => <li key={`${at} ${text}`}>{text} <time class="hint" dateTime={at} title={exactTime(at)}>{whenText(at)}</time></li>)}</ol>
    </section>
  );
}
