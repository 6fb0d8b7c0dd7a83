import { Link, useParams } from '@tanstack/react-router';
import { routes } from '../../../shared/routes';
import { childWords } from '../../../shared/words/children';
import { Filters, useFilters, type Filter } from '../../parts/Filters';
import { Place } from '../../parts/Names';
import { Reading } from '../../parts/Reading';
import { When } from '../../parts/When';
import { useRead } from '../../use-read';
import { Facts } from '../../parts/Facts';
import { PagedTable } from '../../parts/PagedTable';
import { PageHead } from '../parts/PageHead';
import { Part } from '../parts/Part';
import { useReadMore } from '../../use-read-more';
import { Papers } from '../print/Papers';
import { itemColumns } from './item-columns';

/** One check: how it was drawn, so that anybody can draw it again, and what it showed. */
export function Page() {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const { spotChecks: words, codes, fields: f } = childWords;
  const check = useRead('/api/child-registry/spot-checks/{id}', { path: { id } });
  const filters: readonly Filter[] = [{ name: 'state', label: words.state, choices: codes.item }];
  const items = useReadMore('/api/child-registry/spot-checks/{id}/items', useFilters(filters), { id });
  return (
    <>
      <PageHead title={check.data === undefined ? words.title : `${words.title} ${check.data.half}`}><Link className="button" to={routes.spotChecks}>{childWords.backTo(words.title)}</Link></PageHead>
      <Reading of={check}>
        {(read) => (
          <Part title={words.proof}>
            <p className="sub">{words.proofText}</p>
            <Papers of={id} forms={['spot-check', 'rectify']} />
            <Facts of={[
              [f.county, <Place key="county" code={read.county} />], [words.state, codes.spotCheck[read.state]], [words.drawnAt, <When key="drawn" at={read.drawnAt} />], [words.size, read.frameSize], [words.drawn, read.drawn], [words.rate, `${read.rate}%`], [words.least, read.min],
              [words.seed, <span key="seed" className="code">{read.seed}</span>], [words.digest, <span key="digest" className="code">{read.frameDigest}</span>], [words.again, read.reason],
            ]} />
          </Part>
        )}
      </Reading>
      <Filters filters={filters} />
      <PagedTable of={items} caption={words.items} empty={words.nothing} keyOf={(item) => item.id} columns={itemColumns()} />
    </>
  );
}
