import type { PlainDate } from '@referrals/calendar';
import type { Period } from '../child/period.domain.js';
import { posts } from './posts.domain.js';

interface PostTerm { readonly id: string; readonly sinceOn: PlainDate; readonly closedOn: PlainDate | null }

/** What follows of a post from all posts and appointments of its division. */
export interface Settled {
  readonly id: string;
  readonly vacantSince: PlainDate | null;
  /** When that changes without anybody doing anything. */
  readonly settleOn: PlainDate | null;
}

/** By when somebody is appointed is not asked here. */
const NO_DAYS = { posts: { daysToAppoint: 0 } };

/**
 * The posts of one division on a day. A division is vacant when none of its posts is held: that is said once, of its oldest open post, so that
 * one appointment is owed and not one for each post.
 */
export function settlePosts(all: readonly PostTerm[], appointments: readonly Period[], on: PlainDate): Settled[] {
  const open = all.filter(({ closedOn }) => closedOn === null || closedOn > on).toSorted(byAge);
  const since = open.map(({ sinceOn }) => sinceOn).sort()[0];
  // Before its first day a post lacks nobody.
  const vacantSince = since === undefined || since > on ? null : posts({ on, since, appointments }, NO_DAYS).gaps.find(({ to }) => to === null)?.from ?? null;
  const days = [...appointments.flatMap(({ from, to }) => [from, to]), ...all.flatMap(({ sinceOn, closedOn }) => [sinceOn, closedOn])];
  const settleOn = days.filter((day): day is PlainDate => typeof day === 'string' && day > on).sort()[0] ?? null;
  return all.map(({ id }) => ({ id, vacantSince: id === open[0]?.id ? vacantSince : null, settleOn }));
}

const byAge = (a: PostTerm, b: PostTerm): number => (a.sinceOn === b.sinceOn ? (a.id < b.id ? -1 : 1) : a.sinceOn < b.sinceOn ? -1 : 1);
