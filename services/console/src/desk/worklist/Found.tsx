import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../shared/api';
import { work } from '../../shared/words/work';
import { DataTable } from '../parts/DataTable';
import { Empty } from '../parts/Empty';
import { Reading } from '../parts/Reading';
import { When } from '../parts/When';
import { Situations } from '../referral/CardWords';
import type { Asked } from './asked';

const SEARCH_PATH = '/api/mandatory-reporting/reports/search';

interface FoundProps {
  readonly asked: Exclude<Asked, { readonly number: string }>;
  readonly onNumber: (number: string) => void;
}

/** Reports about a child that I may read. Each asking is recorded, so it is asked once, and forgotten with the page. */
export function Found({ asked, onNumber }: FoundProps) {
  const found = useQuery({
    queryKey: [SEARCH_PATH, asked], staleTime: Infinity, gcTime: 0, refetchOnWindowFocus: false, retry: false,
    queryFn: ({ signal }) => answerOf(api.POST(SEARCH_PATH, { body: asked, signal })),
  });
  const words = work.search;
  return (
    <Reading of={found}>
      {({ items }) => (items.length === 0 ? <Empty text={words.empty} /> : (
        <DataTable
          caption={words.caption} rows={items} keyOf={({ id }) => id}
          columns={[
            { head: work.worklist.number, show: ({ number }) => <button className="button" type="button" onClick={() => { onNumber(number); }}>{number}</button> },
            { head: words.filed, show: ({ filedAt }) => <When at={filedAt} /> },
            { head: work.worklist.situations, show: (card) => <Situations card={card} /> },
          ]}
        />
      ))}
    </Reading>
  );
}
