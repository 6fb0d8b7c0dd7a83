import { Link, useParams } from '@tanstack/react-router';
import { routes } from '../../../shared/routes';
import { childWords } from '../../../shared/words/children';
import { wordOf } from '../../../shared/words/word-of';
import { DataTable } from '../../parts/DataTable';
import { Reading } from '../../parts/Reading';
import { StatusTag } from '../../parts/StatusTag';
import { useRead } from '../../use-read';
import { Changes } from '../../form/Changes';
import { Day } from '../parts/Day';
import { Facts } from '../../parts/Facts';
import { PageHead } from '../parts/PageHead';
import { pairForms } from './pair-forms';
import { SideBySide } from './SideBySide';

/** Two files side by side, and what is said of them. */
export function Page() {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const pair = useRead('/api/child-registry/pairs/{id}', { path: { id } });
  const { duplicates: words, codes, fields: f } = childWords;
  return (
    <>
      <PageHead title={words.one}><Link className="button" to={routes.duplicates}>{childWords.backTo(words.title)}</Link></PageHead>
      <Reading of={pair}>
        {(read) => (
          <>
            <section className="panel" aria-label={words.why}>
              <Facts of={[
                [childWords.candidates.state, <StatusTag key="state" tone={read.state === 'SUGGESTED' ? 'act' : 'soft'}>{codes.pairState[read.state]}</StatusTag>],
                [words.alike, codes.match[read.class]], [words.why, read.reasons.map((code) => wordOf(codes.matchReason, code)).join(' · ')], [words.reason, read.reason],
              ]} />
              <Changes version={read.version} forms={pairForms(read)} />
            </section>
            <SideBySide pair={read} />
            {read.since.length === 0 ? null : <DataTable caption={words.sinceCaption} rows={read.since} keyOf={(made) => made.id} columns={[{ head: f.on, show: ({ on }) => <Day on={on} /> }, { head: words.since, show: ({ kind }) => codes.made[kind] }]} />}
          </>
        )}
      </Reading>
    </>
  );
}
