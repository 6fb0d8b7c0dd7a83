import { answerOf, api } from '../../shared/api';
import { serverNow } from '../../shared/dates';
import { open, seal } from '../../shared/sealing';
import { listOf, putList } from '../keep/shelf';
import type { Person } from '../keep/who';
import type { DueList } from './types';

/** Each person's own: two may share a phone. */
const listFor = (staff: string): string => `due ${staff}`;

export interface ReadDue { readonly list: DueList | undefined; readonly isOffline: boolean }

/** Who is due this month: from the server, which is kept sealed for this person; without a line as it was kept. @throws ApiError when the server says no */
export async function readDue(person: Person): Promise<ReadDue> {
  const { staff, fieldKey } = person;
  try {
    const list: DueList = { due: await answerOf(api.GET('/api/child-registry/my/due')), readAt: new Date(serverNow()).toISOString() };
    const id = listFor(staff);
    await putList({ id, owner: staff, sealed: await seal(list, fieldKey, id) });
    return { list, isOffline: false };
  } catch (error) {
    const list = await keptDue(person);
    if (list === undefined && !(error instanceof TypeError) && (error as { status?: number }).status !== 0) throw error;
    return { list, isOffline: true };
  }
}

/** As it was read last by this person. */
export async function keptDue({ staff, fieldKey }: Person): Promise<DueList | undefined> {
  const kept = await listOf(listFor(staff));
  return kept === undefined ? undefined : await open<DueList>(kept.sealed, fieldKey, kept.id);
}
