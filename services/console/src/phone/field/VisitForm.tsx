import { useEffect, useState } from 'preact/hooks';
import { field } from '../../shared/words/field';
import { Frame } from '../parts/Frame';
import type { Person } from '../keep/who';
import { keptDue, readDue } from './due-list';
import { HouseVisit } from './HouseVisit';
import type { Household } from './types';

/** Finds the house of a visit in the month's list. */
export function VisitForm({ person, household }: { readonly person: Person; readonly household: string }) {
  const [house, setHouse] = useState<Household>();
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    void keptDue(person).then(async (kept) => kept ?? (await readDue(person)).list).then((list) => {
      const found = list?.due.households.find(({ id }) => id === household);
      setHouse(found);
      setMissing(found === undefined);
    }, () => { setMissing(true); });
  }, [household]);
  return house === undefined ? <Frame><h1 tabIndex={-1}>{field.visitTitle}</h1><p>{isMissing ? field.notHere : ''}</p></Frame> : <HouseVisit key={house.id} house={house} />;
}
