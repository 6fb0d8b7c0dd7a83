import { uuid } from '../../shared/idempotency';
import type { BulkAct, Visit } from './types';

export type Way = 'PHONE_CHILD' | 'PHONE_CAREGIVER' | 'VIDEO' | 'MET';

const WAYS: Readonly<Record<Way, Pick<BulkAct, 'place' | 'childSeen' | 'childSpoken' | 'caregiverSpoken'>>> = {
  PHONE_CHILD: { place: 'PHONE', childSpoken: true },
  PHONE_CAREGIVER: { place: 'PHONE', caregiverSpoken: true },
  VIDEO: { place: 'VIDEO', childSeen: true, childSpoken: true },
  MET: { place: 'OTHER', childSeen: true, childSpoken: true },
};

/** One contact a child, all in the same way. Each has the id by which it is made once, however often it is sent. */
export function contactsOf(children: readonly string[], way: Way, on: string): readonly BulkAct[] {
  return children.map((childId) => ({ id: uuid(), kind: 'CONTACT', on, childId, ...WAYS[way] }));
}

/** One visit to a house: an act for each child of it. Why nobody was met is said only when nobody was. */
export function visitsOf(children: readonly string[], { met, more }: Visit, on: string): readonly BulkAct[] {
  const { notMet, ...others } = more;
  const seen = met === 'NONE' ? { childSeen: false, ...notMet === undefined ? {} : { notMet } } : { childSeen: true, childSpoken: met === 'ALL' };
  return children.map((childId) => ({ id: uuid(), kind: 'VISIT', on, place: 'HOME', childId, ...seen, ...others }));
}
