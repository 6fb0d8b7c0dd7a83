import { randomUUID } from 'node:crypto';
import type { Caller } from '@referrals/client';
import { eventually } from '@referrals/testing';
import type { Exchange } from '../exchange.js';

const REGISTRY = '/api/child-registry';
/** A village without a desk: whoever holds its post answers for its children. */
const VILLAGE = '430223103221';
export const DIRECTOR = 'director3.yx';
const TOWNSHIP = 'township.yx';
/** After it every child that was entered today is to be contacted and visited. */
const LATER = 'P58D';

export interface VillageMonth { readonly single: readonly string[]; readonly house: readonly string[]; readonly names: readonly string[] }

/** A village with its director, ten children who live alone with their kin and three of one house; two months after they were entered. */
export async function villageMonth(exchange: Exchange): Promise<VillageMonth> {
  const [director, township, admin] = [DIRECTOR, TOWNSHIP, 'admin'].map((account) => exchange.person(account)) as [Caller, Caller, Caller];
  const today = (await admin.must(admin.get('/api/directory/demo/clock'))).now.slice(0, 10) as string;
  await appoint(director, township, today);
  const open = async (place: number, household?: string): Promise<{ readonly id: string; readonly name: string }> => {
    const name = `演示${'春夏秋冬晨暮云雨山河松竹梅'[place] ?? ''}${'甲乙丙丁戊己庚辛壬癸子丑寅'[place] ?? ''}`;
    const body = {
      careDivision: VILLAGE, name, sex: place % 2 === 0 ? 'FEMALE' : 'MALE', birthDate: `${2012 + place % 8}-0${1 + place % 9}-1${place % 10}`, noIdReason: 'UNKNOWN', confirmNew: true,
      categories: [{ code: 'LEFT_BEHIND', from: today }], ...household === undefined ? {} : { household },
    };
    return { ...await director.must(director.post(`${REGISTRY}/children`, body)), name };
  };
  const household = randomUUID();
  const children: { readonly id: string; readonly name: string }[] = [];
  for (let place = 0; place < 13; place += 1) children.push(await open(place, place < 10 ? undefined : household));
  await admin.must(admin.post('/api/directory/demo/clock', { advance: LATER }));
  const ids = children.map(({ id }) => id);
  await eventually(async () => {
    const { toContact } = await director.must(director.get(`${REGISTRY}/my/due`));
    if (toContact < 13) throw new Error(`${toContact} to contact`);
  }, { timeoutMs: 30_000 });
  return { single: ids.slice(0, 10), house: ids.slice(10), names: children.map(({ name }) => name) };
}

async function appoint(director: Caller, township: Caller, today: string): Promise<void> {
  const post = await eventually(async () => {
    const { items: [found] } = await township.must(township.get(`${REGISTRY}/posts?place=${VILLAGE}`));
    if (found === undefined) throw new Error('no post yet');
    return found as { readonly id: string; readonly version: number };
  }, { timeoutMs: 90_000, intervalMs: 200 });
  const { id: staff } = await director.must(director.get('/api/directory/me'));
  await township.must(township.post(`${REGISTRY}/posts/${post.id}/appointments`, {
    name: '演示村儿童主任', idNumber: '430299198503120143', capacity: 'COMMITTEE_MEMBER', criteria: ['POLITICS', 'MORALS', 'LOVES_CHILDREN', 'KNOWS_VILLAGE', 'EDUCATED'], staff, recordCheckedOn: today,
  }, { ifMatch: post.version }));
}

/** Acts of each of these children, as the registry has them. */
export async function actsOf(exchange: Exchange, children: readonly string[]): Promise<string[]> {
  const director = exchange.person(DIRECTOR);
  return await Promise.all(children.map(async (id) => {
    const { items } = await director.must(director.get(`${REGISTRY}/children/${id}/acts`));
    return items.map(({ kind }: { kind: string }) => kind).sort().join(' ');
  }));
}
