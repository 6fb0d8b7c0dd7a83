import { shared } from '../../shared/words/shared';
import { work } from '../../shared/words/work';
import { wordOf } from '../../shared/words/word-of';
import { Reading } from '../parts/Reading';
import { useRead } from '../use-read';
import type { Held } from './types';

/** Why this desk: the rule that chose it, the rows of law that chose its agency, and what would have changed that. */
export function WhyHere({ detail }: { readonly detail: Held }) {
  const routing = useRead('/api/mandatory-reporting/reports/{id}/routing', { path: { id: detail.reportId } });
  const words = work.referral;
  return (
    <>
      <p>{wordOf(shared.referral.because, detail.because)}{shared.comma}{wordOf(shared.referral.site, detail.site)}</p>
      <Reading of={routing}>
        {({ referrals, whatIf = [] }) => {
          const rows = referrals.filter(({ agency, role }) => agency === detail.agency && role === detail.role).flatMap(({ rows: found = [] }) => found);
          return (
            <>
              <ul className="story">{rows.map((row) => <li key={row.row}>{row.text}<small className="sub">{row.sourceText}</small></li>)}</ul>
              {whatIf.length === 0 ? null : (
                <details>
                  <summary>{words.whatIf}</summary>
                  <ul className="story">
                    {whatIf.map((one) => (
                      <li key={`${one.fact} ${one.value}`}>
                        {words.whatIfLine(work.content.fields[one.fact] ?? shared.other)}
                        {(['added', 'raised', 'lowered', 'removed'] as const).map((how) => (one[how].length === 0 ? null : <small key={how} className="sub">{words[how]}{shared.colon}{one[how].map(({ agency }) => wordOf(shared.agency, agency)).join(shared.comma)}</small>))}
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </>
          );
        }}
      </Reading>
    </>
  );
}
