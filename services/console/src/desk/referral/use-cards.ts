import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../shared/api';
import type { Card } from './types';

const CARDS = '/api/mandatory-reporting/reports/cards';
const AT_ONCE = 200;

/** What a list may say of these reports, by their ids; those that are not there (yet) are left out. Opens nothing. */
export function useCards(reportIds: readonly string[]): ReadonlyMap<string, Card> {
  const ids = [...new Set(reportIds)].sort().slice(0, AT_ONCE);
  const { data } = useQuery({
    queryKey: [CARDS, ids], enabled: ids.length > 0, placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => (await answerOf(api.POST(CARDS, { body: { ids }, signal }))).items,
  });
  return new Map((data ?? []).map((card) => [card.id, card]));
}
