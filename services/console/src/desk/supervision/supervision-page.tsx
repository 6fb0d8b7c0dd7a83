import { work } from '../../shared/words/work';
import { useMe } from '../me';
import { PageHead } from '../parts/PageHead';
import { Board } from './Board';
import { Late } from './Late';
import { Load } from './Load';
import { Unopened } from './Unopened';
import { Unsealings } from './Unsealings';

/** What my desks owe, what is late, and what nobody has opened. */
export function Page() {
  const hasDesk = useMe().desks.length > 0;
  return (
    <>
      <PageHead title={work.supervision.title} />
      <Board />
      <Late />
      {hasDesk ? <Unopened /> : null}
      {hasDesk ? <Load /> : null}
      <Unsealings />
    </>
  );
}
