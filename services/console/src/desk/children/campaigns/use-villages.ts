import { useQuery } from '@tanstack/react-query';
import { placesWithin } from '../../../shared/places';

const DAY_MS = 86_400_000;

/** All villages of a county by code, with their townships' names; undefined while they are not known. */
export function useVillages(county: string | undefined, isOn: boolean): Readonly<Record<string, string>> | undefined {
  return useQuery({ queryKey: ['villages', county], enabled: isOn && county !== undefined, staleTime: DAY_MS, queryFn: () => villagesOf(county ?? '') }).data;
}

async function villagesOf(county: string): Promise<Readonly<Record<string, string>>> {
  const townships = await placesWithin(county);
  const each = await Promise.all(townships.map(async (township) => (await placesWithin(township.code)).map(({ code, name }) => [code, `${township.name} ${name}`] as const)));
  return Object.fromEntries(each.flat());
}
