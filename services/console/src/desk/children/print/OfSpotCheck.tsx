import { childWords } from '../../../shared/words/children';
import { DataTable } from '../../parts/DataTable';
import { Place } from '../../parts/Names';
import { Reading } from '../../parts/Reading';
import { ReadingRows } from '../../parts/ReadingRows';
import { Sheet } from '../../parts/Sheet';
import { useRead } from '../../use-read';
import { useReadMore } from '../../use-read-more';
import { ChildLink } from '../parts/ChildLink';
import { Day } from '../parts/Day';
import { Facts } from '../../parts/Facts';
import type { PaperProps } from './paper-props';
import { Signed } from './Signed';

/** 抽查记录表, and 整改通知 of what is to be mended. */
export function OfSpotCheck({ form, id }: PaperProps) {
  const check = useRead('/api/child-registry/spot-checks/{id}', { path: { id } });
  const items = useReadMore('/api/child-registry/spot-checks/{id}/items', form === 'rectify' ? { state: 'FINDING' } : {}, { id });
  const { spotChecks: words, codes, fields: f, print } = childWords;
  return (
    <Reading of={check}>
      {(read) => (
        <Sheet title={print.forms[form]} number={read.half}>
          <Facts of={[[f.county, <Place key="county" code={read.county} />], [words.half, read.half], [words.size, read.frameSize], [words.drawn, read.drawn], [words.digest, <span key="digest" className="code">{read.frameDigest}</span>]]} />
          {form === 'rectify' ? <p>{print.rectifyText}</p> : null}
          <ReadingRows of={items} empty={form === 'rectify' ? print.nothingToMend : words.nothing}>
            {(rows) => (
              <DataTable
                caption={words.items} rows={rows} keyOf={(item) => item.id} onMore={items.onMore}
                columns={[
                  { head: words.child, show: ({ childId }) => <ChildLink id={childId} /> }, { head: words.village, show: ({ village }) => <Place code={village} /> }, { head: words.method, show: ({ method }) => (method === null ? null : codes.method[method]) },
                  { head: words.found, show: ({ codes: found, note }) => [...found.map((code) => codes.finding[code]), note].filter(Boolean).join(' · ') }, { head: words.state, show: ({ state, checkedOn }) => <>{codes.item[state]} <Day on={checkedOn} /></> },
                ]}
              />
            )}
          </ReadingRows>
          <Signed />
        </Sheet>
      )}
    </Reading>
  );
}
