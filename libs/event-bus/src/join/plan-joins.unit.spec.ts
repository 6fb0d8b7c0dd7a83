import { describe, expect, it } from '@jest/globals';
import { planJoins } from './plan-joins.js';
import type { Subscription } from './subscriptions.js';

const listening = (of: Partial<Subscription> = {}): Subscription => ({ type: 'a', id: 'this time', wanted: 'beginning', state: 'JOINING', joinedAt: null, ...of });
const nothing = { begin: [], fromNow: [], accept: [], absent: [] };

describe('what a producer does about a type of a subscriber', () => {
  it.each<[string, { joinId: string; done: boolean } | undefined, Subscription | undefined, object]>([
    ['begins its history when it joins', undefined, listening(), { begin: [listening()] }],
    ['goes on with the history it began', { joinId: 'this time', done: false }, listening(), {}],
    ['leaves a history that is through', { joinId: 'this time', done: true }, listening(), {}],
    ['begins anew when the subscriber does: its database went back', { joinId: 'another time', done: true }, listening(), { begin: [listening()] }],
    ['begins anew in the middle of it, too', { joinId: 'another time', done: false }, listening(), { begin: [listening()] }],
    ['sends no history to who wants what comes', undefined, listening({ wanted: 'now' }), { fromNow: [listening({ wanted: 'now' })] }],
    ['has nothing to do for who joined', { joinId: 'this time', done: true }, listening({ state: 'JOINED' }), {}],
    ['accepts who joined when it does not know: its own database went back', undefined, listening({ state: 'JOINED' }), { accept: [listening({ state: 'JOINED' })] }],
    ['accepts who joined while it still was at it', { joinId: 'this time', done: false }, listening({ state: 'JOINED' }), { accept: [listening({ state: 'JOINED' })] }],
    ['waits for a release that listens', undefined, undefined, { absent: ['a'] }],
    ['goes on asking after what arrives at a release that does not say', { joinId: 'this time', done: true }, undefined, {}],
  ])('%s', (_, noted, its, plan) => {
    expect(planJoins(['a'], noted ? [{ type: 'a', ...noted }] : [], its ? [its] : [])).toEqual({ ...nothing, ...plan });
  });
});
