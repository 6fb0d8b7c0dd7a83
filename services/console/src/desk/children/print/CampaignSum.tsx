import { childWords } from '../../../shared/words/children';
import { DataTable } from '../../parts/DataTable';
import { Place } from '../../parts/Names';
import { Reading } from '../../parts/Reading';
import { Sheet } from '../../parts/Sheet';
import { useRead } from '../../use-read';
import { CampaignFigures } from '../campaigns/CampaignFigures';
import { Day } from '../parts/Day';
import type { PaperProps } from './paper-props';
import { Signed } from './Signed';

/** 摸底排查汇总表: counts of each village, no child. */
export function CampaignSum({ form, id }: PaperProps) {
  const campaign = useRead('/api/child-registry/campaigns/{id}', { path: { id } });
  const { campaigns: words, codes } = childWords;
  return (
    <Reading of={campaign}>
      {(read) => (
        <Sheet title={childWords.print.forms[form]} number={read.title}>
          <p><Place code={read.county} /> <Day on={read.opensOn} />{childWords.until}<Day on={read.closesOn} /></p>
          {read.state === 'DRAFT' ? null : <CampaignFigures id={id} />}
          <DataTable
            caption={words.villages} rows={read.villages} keyOf={({ code }) => code}
            columns={[
              { head: words.village, show: ({ code }) => <Place code={code} /> }, { head: words.households, isNumber: true, show: ({ households }) => households }, { head: words.visited, isNumber: true, show: ({ visited }) => visited },
              { head: words.accounted, isNumber: true, show: ({ files, accounted }) => childWords.of(accounted, files) }, { head: words.found, isNumber: true, show: ({ found, none }) => (none ? words.none : found) },
              { head: words.submitted, show: ({ state, submittedOn }) => <>{codes.part[state]} <Day on={submittedOn} /></> },
            ]}
          />
          <Signed />
        </Sheet>
      )}
    </Reading>
  );
}
