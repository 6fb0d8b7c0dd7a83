import type { components } from '#api';
import { answerOf, api } from '../../shared/api';
import { ChangeKeys } from '../../shared/idempotency';

type Schemas = components['schemas'];
export type Care = Schemas['CareView'];
export type Delegation = Care['delegations'][number];
export type NewDelegation = Pick<Schemas['NewDelegation'], 'name' | 'relation' | 'from'>;
export type Doubt = Schemas['DoubtBody']['because'];

const keys = new ChangeKeys();

export async function careOf(id: string): Promise<Care> {
  return await answerOf(api.GET('/api/child-registry/children/{id}/care', { params: { path: { id } } }));
}

const versionOf = async (id: string): Promise<number> => (await answerOf(api.GET('/api/child-registry/children/{id}', { params: { path: { id } } }))).version;

export async function addDelegation(id: string, body: NewDelegation): Promise<void> {
  const version = await versionOf(id);
  const path = `delegate ${id}`;
  await api.POST('/api/child-registry/children/{id}/delegations', { params: { path: { id }, header: { 'If-Match': `"${version}"`, 'Idempotency-Key': keys.keyOf(path, version, body) } }, body });
  keys.answered(path, version, body);
}

export async function doubtDelegation(id: string, rid: string, because: Doubt): Promise<void> {
  const version = await versionOf(id);
  const body = { because };
  const path = `doubt ${rid}`;
  await api.POST('/api/child-registry/children/{id}/delegations/{rid}/doubt', {
    params: { path: { id, rid }, header: { 'If-Match': `"${version}"`, 'Idempotency-Key': keys.keyOf(path, version, body) } }, body,
  });
  keys.answered(path, version, body);
}
