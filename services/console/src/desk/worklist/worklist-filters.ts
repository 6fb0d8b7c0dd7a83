import { useEffect, useState } from 'react';
import { placesWithin, type Place } from '../../shared/places';
import { shared } from '../../shared/words/shared';
import { work } from '../../shared/words/work';
import { useMe } from '../me';
import type { Filter } from '../parts/Filters';

/** What a worklist is filtered by: codes, places and days. */
export function useWorklistFilters(): readonly Filter[] {
  const me = useMe();
  const words = work.worklist;
  const places = usePlacesBelow(me.desks[0]?.jurisdiction);
  const desks = Object.fromEntries(me.desks.map(({ id, name }) => [id, name]));
  return [
    ...(me.desks.length > 1 ? [{ name: 'desk', label: words.desk, choices: desks }] : []),
    { name: 'role', label: words.role, choices: shared.referral.role },
    { name: 'claimed', label: words.claimed, choices: shared.referral.claimed },
    ...(places.length === 0 ? [] : [{ name: 'division', label: words.division, choices: Object.fromEntries(places.map(({ code, name }) => [code, name])) }]),
    { name: 'from', label: words.from },
    { name: 'to', label: words.to },
  ];
}

/** Right below a desk's own place; none while they are not known. */
function usePlacesBelow(within: string | undefined): readonly Place[] {
  const [places, setPlaces] = useState<readonly Place[]>([]);
  useEffect(() => {
    let isWanted = true;
    if (within !== undefined) placesWithin(within).then((found) => { if (isWanted) setPlaces(found); }, () => undefined);
    return () => { isWanted = false; };
  }, [within]);
  return places;
}
