import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { routes } from '../../../shared/routes';
import { childWords } from '../../../shared/words/children';
import { shared } from '../../../shared/words/shared';
import { Place } from '../../parts/Names';
import { Reading } from '../../parts/Reading';
import { useRead } from '../../use-read';
import { useReadMore } from '../../use-read-more';
import { CategoryWords } from '../parts/CategoryWords';
import { Day } from '../parts/Day';
import { Facts } from '../../parts/Facts';
import { PageHead } from '../parts/PageHead';
import { GrantedFile } from './GrantedFile';

/** The card that a grant is for; the file, where that was granted, is read when it is asked for. */
export function Page() {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const [isWhole, setWhole] = useState(false);
  const card = useRead('/api/child-registry/granted/{id}', { path: { id } });
  const grants = useReadMore('/api/child-registry/granted', {});
  const isFile = grants.rows?.find((one) => one.id === id)?.level === 'F';
  const { sharing: words, fields: f, codes } = childWords;
  return (
    <>
      <PageHead title={card.data?.name ?? words.card}><Link className="button" to={routes.granted}>{childWords.backTo(words.granted)}</Link></PageHead>
      <Reading of={card}>
        {(read) => (
          <section className="panel" aria-label={words.card}>
            <Facts of={[
              [f.childNumber, read.number], [f.sex, read.sex === null ? null : shared.sex[read.sex]], [f.birthDate, read.birthDate === null ? null : <Day key="birth" on={read.birthDate} />], [childWords.file.answers, <Place key="place" code={read.careDivision} />],
              [f.category, <CategoryWords key="categories" of={read.categories} />], [f.phone, read.phone], [f.schoolName, [read.schoolName, read.grade, read.className].filter(Boolean).join(' ')],
              [childWords.file.caregivers, read.caregivers.map(({ name, relation, phone }) => [name, relation === null ? '' : codes.kin[relation], phone].filter(Boolean).join(' ')).join(shared.comma)],
              [childWords.file.away, read.away.map(({ kind }) => codes.away[kind]).join(shared.comma)],
            ]} />
          </section>
        )}
      </Reading>
      {isWhole ? <GrantedFile id={id} /> : null}
      {isWhole || !isFile ? null : <p><button className="button" type="button" onClick={() => { setWhole(true); }}>{words.openFile}</button></p>}
    </>
  );
}
