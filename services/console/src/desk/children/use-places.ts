import { useQuery } from '@tanstack/react-query';
import { placesWithin, type Place } from '../../shared/places';

const DAY_MS = 86_400_000;

/** Places right below one, or the counties. None while they are not known. */
export function usePlaces(within: string | undefined, isOn = true): readonly Place[] {
  return useQuery({ queryKey: ['places', within ?? ''], enabled: isOn, staleTime: DAY_MS, queryFn: () => (within === undefined ? counties() : placesWithin(within)) }).data ?? [];
}

/** What lies below the city. */
async function counties(): Promise<readonly Place[]> {
  const tops = await placesWithin();
  return (await Promise.all(tops.map(async (top) => (top.code.length < 6 ? placesWithin(top.code) : [top])))).flat();
}
