import { useQuery } from '@tanstack/react-query';
import { placesWithin, type Place } from '../../shared/places';

const DAY_MS = 86_400_000;

/** Places right below one, or the counties. None while they are not known. */
export function usePlaces(within: string | undefined, isOn = true): readonly Place[] {
  return useQuery({ queryKey: ['places', within ?? ''], enabled: isOn, staleTime: DAY_MS, queryFn: () => (within === undefined ? counties() : placesWithin(within)) }).data ?? [];
}

/** Of a province or a city. */
const isAboveCounty = ({ code }: Place): boolean => code.length <= 6 && code.endsWith('00');

/** All counties, by whatever stands above them. */
async function counties(within?: string): Promise<readonly Place[]> {
  const below = await placesWithin(within);
  return (await Promise.all(below.map(async (place) => (isAboveCounty(place) ? counties(place.code) : [place])))).flat();
}
