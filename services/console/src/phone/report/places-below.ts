import { placesWithin, type Place } from '../../shared/places';

/** What there is to choose from below a place; a level of one (the province, the city) is no choice and is passed. */
export async function choicesBelow(code: string): Promise<readonly Place[]> {
  const places = await placesWithin(code === '' ? undefined : code);
  const [only, other] = places;
  if (code !== '' || only === undefined || other !== undefined) return places;
  return await below(only);
}

async function below({ code }: Place): Promise<readonly Place[]> {
  const places = await placesWithin(code);
  const [only, other] = places;
  return only === undefined || other !== undefined ? places : await below(only);
}
