import { useQuery } from '@tanstack/react-query';
import { placesWithin, type Place } from '../../shared/places';

const DAY_MS = 86_400_000;
const kept = (key: string, isOn: boolean) => ({ queryKey: ['places', key], enabled: isOn, staleTime: DAY_MS });

/** Places right below one, or the counties. None while they are not known. */
export function usePlaces(within: string | undefined, isOn = true): readonly Place[] {
  return useQuery({ ...kept(within ?? '', isOn), queryFn: () => (within === undefined ? downTo(isAboveCounty) : placesWithin(within)) }).data ?? [];
}

export function useCities(isOn: boolean): readonly Place[] {
  return useQuery({ ...kept('cities', isOn), queryFn: () => downTo(isAboveCity) }).data ?? [];
}

/** Of a province or a city. */
const isAboveCounty = ({ code }: Place): boolean => code.length <= 6 && code.endsWith('00');
const isAboveCity = ({ code }: Place): boolean => code.length <= 6 && code.endsWith('0000');

/** All places below whatever stands above them. */
async function downTo(isAbove: (place: Place) => boolean, within?: string): Promise<readonly Place[]> {
  const below = await placesWithin(within);
  return (await Promise.all(below.map(async (place) => (isAbove(place) ? downTo(isAbove, place.code) : [place])))).flat();
}
