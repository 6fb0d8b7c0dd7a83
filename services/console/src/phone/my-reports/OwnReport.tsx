import { journey } from '../../shared/words/journey';
import { report } from '../../shared/words/report';
import { shared } from '../../shared/words/shared';
import { wordOf } from '../../shared/words/word-of';
import type { ReportContent } from './my-reports';

/** What was reported, folded. */
export function OwnReport({ content: { situations, concerns, danger, narrative } }: { readonly content: ReportContent }) {
  const lines: readonly (readonly [string, string])[] = [
    [report.danger, danger === undefined ? '' : wordOf(shared.danger, danger)],
    [report.situations, (situations ?? []).map((code) => wordOf(shared.situation, code)).join(shared.comma)],
    [report.concerns, (concerns ?? []).map((code) => wordOf(shared.concern, code)).join(shared.comma)],
    [report.labels.narrative, narrative ?? ''],
  ];
  return (
    <details class="more">
      <summary>{journey.one.own}</summary>
      <dl class="read-over">{lines.filter(([, text]) => text !== '').map(([label, text]) => <div key={label}><dt>{label}</dt><dd>{text}</dd></div>)}</dl>
    </details>
  );
}
