import { useMe } from '../me';
import { usePlaces } from '../form/use-places';

/** Where the caller's first desk of a county or below is, by its code. */
export const useOwnPlace = (): string | undefined => useMe().desks.find(({ jurisdiction }) => jurisdiction.length >= 6)?.jurisdiction;

/** Places right below the caller's first desk, by code: none when it is a village. */
export function useOwnPlaces(): Readonly<Record<string, string>> {
  const within = useMe().desks.find(({ jurisdiction }) => jurisdiction.length >= 4)?.jurisdiction;
  const places = usePlaces(within !== undefined && within.length >= 6 ? within : undefined, within !== undefined && within.length < 12);
  return Object.fromEntries(places.map(({ code, name }) => [code, name]));
}
