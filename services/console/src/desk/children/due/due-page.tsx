import { dayText } from '../../../shared/dates';
import { childWords } from '../../../shared/words/children';
import { useMe } from '../../me';
import { Empty } from '../../parts/Empty';
import { Reading } from '../../parts/Reading';
import { useRead } from '../../use-read';
import { PageHead } from '../parts/PageHead';
import { HouseTable } from './HouseTable';
import { Places } from './Places';

/** Whom to call and whom to visit until the month's end, house by house; above a village, how its places stand. */
export function Page() {
  const due = useRead('/api/child-registry/my/due');
  const words = childWords.due;
  const isAbove = useMe().desks.some(({ agency }) => agency === 'TOWNSHIP' || agency === 'CIV');
  return (
    <>
      <PageHead title={words.title} />
      {isAbove ? <Places /> : null}
      <Reading of={due}>
        {({ toContact, toVisit, until, more, households }) => (
          <>
            <p><strong>{words.summary(toContact, toVisit, dayText(until))}</strong></p>
            {households.length === 0 ? <Empty text={words.empty} /> : <div className="houses">{households.map((house, index) => <HouseTable key={house.id} house={house} n={index + 1} />)}</div>}
            {more ? <p className="sub">{words.more}</p> : null}
          </>
        )}
      </Reading>
    </>
  );
}
