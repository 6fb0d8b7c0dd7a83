import type { TrailEntry } from '../../shared/check-trail';
import { oversight } from '../../shared/words/oversight';
import { work } from '../../shared/words/work';
import { wordOf } from '../../shared/words/word-of';
import { DataTable } from '../parts/DataTable';
import { Desk, Who } from '../parts/Names';
import { When } from '../parts/When';
import { ChainResult } from './ChainResult';
import type { Holder } from './trail-file';

interface CaseTrailProps {
  readonly service: Holder;
  readonly entries: readonly TrailEntry[];
  /** What actions with a former name are called now. */
  readonly names: Readonly<Record<string, unknown>>;
}

/** One chain: what was done, when, by whom; and whether it is whole. */
export function CaseTrail({ service, entries, names }: CaseTrailProps) {
  const words = oversight.audit;
  const nowCalled = (action: string): string => { const now = names[action]; return typeof now === 'string' ? now : action; };
  return (
    <>
      <ChainResult entries={entries} />
      <DataTable
        caption={words.files[service]} rows={entries} keyOf={({ n }) => String(n)}
        columns={[
          { head: words.at, show: ({ at }) => <When at={at} /> },
          { head: words.action, show: ({ action }) => wordOf(work.trail.actions, nowCalled(action)) },
          { head: words.who, show: ({ actor, actorRole }) => (actor === null ? actorRole === 'REPORTER' ? words.reporter : words.system : <Who id={actor} />) },
          { head: words.desk, show: ({ desk }) => (desk === null ? '' : <Desk id={desk} />) },
        ]}
      />
    </>
  );
}
