import { answerOf, api } from '../../shared/api';
import { serverNow } from '../../shared/dates';
import { open, seal } from '../../shared/sealing';
import { listOf, putList } from '../keep/shelf';
import type { Person } from '../keep/who';
import type { DueList } from './types';

const LIST = 'due';

export interface ReadDue { readonly list: DueList | undefined; readonly isOffline: boolean }

/** Who is due this month: from the server, which is kept sealed for this person; without a line as it was kept. @throws ApiError when the server says no */
export async function readDue(person: Person): Promise<ReadDue> {
  const { staff, fieldKey } = person;
  try {
    const list: DueList = { due: await answerOf(api.GET('/api/child-registry/my/due')), readAt: new Date(serverNow()).toISOString() };
    await putList({ id: LIST, owner: staff, sealed: await seal(list, fieldKey, LIST) });
    return { list, isOffline: false };
  } catch (error) {
    const list = await keptDue(person);
    if (list === undefined && !(error instanceof TypeError) && (error as { status?: number }).status !== 0) throw error;
    return { list, isOffline: true };
  }
}

/** As it was read last by this person, also when somebody else's lies here. */
export async function keptDue({ staff, fieldKey }: Person): Promise<DueList | undefined> {
  const kept = await listOf(LIST);
  return kept?.owner === staff ? await open<DueList>(kept.sealed, fieldKey, LIST) : undefined;
}
