import { randomUUID } from 'node:crypto';
import type { StaffPrincipal } from '@referrals/auth';
import { idNumberCheck } from '@referrals/policy';
import { idOf, LAST_RESORT, ServiceHarness, smallDirectory, type DeskSketch } from '@referrals/service-harness';
import type { Caller } from '@referrals/client';
import { childRegistry } from '../src/index.js';

export const CHILDREN = '/api/child-registry/children';
export const VILLAGE = '430223104208';
export const OTHER_VILLAGE = '430223104209';

/** Beside the small directory a second village of the township, and a village and a township of the other county. */
const more: readonly DeskSketch[] = [
  { code: 'village2.yx', agency: 'VILLAGE', jurisdiction: OTHER_VILLAGE }, { code: 'village.ls', agency: 'VILLAGE', jurisdiction: '430203101201' },
  { code: 'township.ls', agency: 'TOWNSHIP', jurisdiction: '430203101' },
];

/** The registry alone, on 11 May 2026. */
export const startRegistry = (): Promise<ServiceHarness> => ServiceHarness.start(childRegistry, { directory: [...smallDirectory, ...more, LAST_RESORT] });

let named = 0;
/** Another invented name for each child: the first is 测试·童甲. Files of one name and birth date would be looked at as one child's. */
function inventedName(): string {
  named += 1;
  return `测试·童${named === 1 ? '甲' : String.fromCodePoint(0x4e00 + named)}`;
}

let order = 0;
/** An invented child’s number: nobody has one that begins so. */
export function inventedIdNumber(birthDate = '2016-03-05', male = true): string {
  order += 1;
  const seventeen = `430299${birthDate.replaceAll('-', '')}${String(order).padStart(2, '0')}${male ? 1 : 2}`;
  return `${seventeen}${idNumberCheck(seventeen)}`;
}

/** What a village says of a child when it opens a file, which is another child than those that look like it. */
export const newChild = (over: object = {}) => ({
  confirmNew: true, careDivision: VILLAGE, name: inventedName(), sex: 'MALE', birthDate: '2016-03-05', noIdReason: 'UNKNOWN', categories: [{ code: 'LEFT_BEHIND', from: '2026-05-01' }], ...over,
});

export interface Opened { readonly id: string; version: number; status: string; tier: string; contactDueOn: string; visitDueOn: string; record?: string }

export const open = async (caller: Caller, over: object = {}): Promise<Opened> => (await caller.must<Opened>(caller.post(CHILDREN, newChild(over))));

/** A visit at which the child was met. */
export const visit = (on: string, over: object = {}) => ({ id: randomUUID(), kind: 'VISIT', on, place: 'HOME', childSeen: true, childSpoken: true, ...over });

/** Somebody with an account who sits at no desk: a village's director may. */
export const withoutDesk = (name: string): StaffPrincipal =>
  ({ kind: 'STAFF', staff: idOf(`staff ${name}`), organisation: idOf('organisation village committee'), organisationType: 'VILLAGE', roles: [], desks: [] });

export const POSTS = '/api/child-registry/posts';
export const ADULT = '1985-03-12';

/** Whom nothing keeps from a post. */
export const newHolder = (over: object = {}): object =>
  ({ name: '示例主任', idNumber: inventedIdNumber(ADULT), capacity: 'COMMITTEE_MEMBER', criteria: ['POLITICS', 'MORALS', 'LOVES_CHILDREN', 'KNOWS_VILLAGE', 'EDUCATED'], ...over });

export const makePost = async (caller: Caller, division: string, since?: string): Promise<string> =>
  (await caller.must<{ id: string }>(caller.post(POSTS, { division, ...(since === undefined ? {} : { since }) }))).id;
