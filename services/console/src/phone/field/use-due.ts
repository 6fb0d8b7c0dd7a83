import { useEffect, useState } from 'preact/hooks';
import { ApiError } from '../../shared/problem';
import { shared } from '../../shared/words/shared';
import { unsent } from '../keep/outbox';
import { useObserved } from '../keep/use-observed';
import type { Person } from '../keep/who';
import { readDue, type ReadDue } from './due-list';
import { waitingHere, type Waiting } from './record';

export interface DueNow { readonly read: ReadDue | undefined; readonly waiting: Waiting; readonly problem: string | undefined; readonly again: () => void }

const NONE: Waiting = { contacts: new Set(), visits: new Set(), begun: new Set() };

/** The due list, read again whenever something of it was sent. */
export function useDue(person: Person): DueNow {
  const { others } = useObserved(unsent);
  const [read, setRead] = useState<ReadDue>();
  const [waiting, setWaiting] = useState(NONE);
  const [problem, setProblem] = useState<string>();
  const again = (): void => {
    void waitingHere().then(setWaiting);
    readDue(person).then((found) => { setRead(found); setProblem(undefined); }, (error: unknown) => { setProblem(error instanceof ApiError ? error.title : shared.failed); });
  };
  useEffect(again, [person.staff, others]);
  return { read, waiting, problem, again };
}
