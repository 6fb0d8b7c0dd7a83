import { setTimeout as pause } from 'node:timers/promises';
import type { Caller } from '@referrals/client';
import type { Crowd } from '../crowd/crowd.js';

interface Told { readonly kind: string; readonly desk: string; readonly link: string | null; readonly at: string }
interface Listed { readonly id: string; readonly number: string; readonly owner: string }

/** Messages rest on nobody's work and may be the last that arrive. */
const PATIENCE_MS = 60_000;

/** What inboxes lack, and what they say twice: everybody at a desk was told of each referral that lies there, once for each time it came. */
export async function examineInboxes(crowd: Crowd): Promise<{ lost: string[]; doubled: string[]; messages: number }> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const found = await look(crowd);
    if (found.lost.length === 0 || performance.now() > until) return found;
    await pause(1_000);
  }
}

async function look(crowd: Crowd): Promise<{ lost: string[]; doubled: string[]; messages: number }> {
  const [lost, doubled]: [string[], string[]] = [[], []];
  let messages = 0;
  for (const account of crowd.desks()) {
    const person = crowd.person(account);
    const [told, items] = await Promise.all([allPages<Told>(person, '/api/directory/inbox?limit=200'), allPages<Listed>(person, '/api/referral-desk/worklist?open=false&limit=200')]);
    messages += told.length;
    const desks = new Set(told.map(({ desk }) => desk));
    const arrived = new Set(told.filter(({ kind }) => kind === 'ARRIVAL').map(({ link, desk }) => `${link?.split('/').at(-1) ?? ''} ${desk}`));
    lost.push(...items.filter(({ id, owner }) => desks.has(owner) && !arrived.has(`${id} ${owner}`)).map(({ number }) => `${account} was not told that ${number} came`));
    if (items.length > 0 && told.length === 0) lost.push(`${account} was told nothing`);
    const seen = new Set<string>();
    doubled.push(...told.filter(({ kind }) => kind === 'ARRIVAL').map(({ desk, link, at }) => `${link ?? ''} came to ${desk} at ${at}`).filter((one) => seen.size === seen.add(one).size).map((one) => `${account} was told twice: ${one}`));
  }
  return { lost, doubled, messages };
}

export async function allPages<T>(caller: Caller, path: string): Promise<T[]> {
  const all: T[] = [];
  for (let cursor: string | null | undefined = ''; cursor !== null && cursor !== undefined;) {
    const page: { items: T[]; next?: string | null } = await caller.must(caller.get(`${path}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`));
    all.push(...page.items);
    cursor = page.next;
  }
  return all;
}
