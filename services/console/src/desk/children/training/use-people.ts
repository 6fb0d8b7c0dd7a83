import { useRead } from '../../use-read';

/** Names of whoever holds a post of a place, by the person's id. */
export function usePeople(place: string | undefined): Readonly<Record<string, string>> {
  const { data } = useRead('/api/child-registry/posts', { query: { limit: 200, ...(place === undefined ? {} : { place }) } });
  return Object.fromEntries((data?.items ?? []).flatMap(({ holders }) => holders.map(({ person, name }) => [person, name])));
}
