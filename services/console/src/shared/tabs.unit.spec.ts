import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { joinTabs, type Tabs } from './tabs';

/** Channels of one browser; what is said is heard at once. */
class Channel {
  static open = new Set<Channel>();
  private hear: (event: { data: unknown }) => void = () => undefined;
  constructor() { Channel.open.add(this); }
  addEventListener(_kind: string, hear: (event: { data: unknown }) => void): void { this.hear = hear; }
  postMessage(data: unknown): void { for (const one of Channel.open) if (one !== this) one.hear({ data }); }
  close(): void { Channel.open.delete(this); }
}

const before = globalThis.BroadcastChannel;
let time = 0;
const heard: string[] = [];
const join = (name: string, staff: string): Tabs =>
  joinTabs(staff, { onTouch: () => { heard.push(`${name} is at work`); }, onAnother: () => { heard.push(`${name} hears another`); } }, () => time);

beforeEach(() => {
  Object.assign(globalThis, { BroadcastChannel: Channel });
  Channel.open.clear();
  heard.length = 0;
  time = 0;
});
afterEach(() => { Object.assign(globalThis, { BroadcastChannel: before }); });

it('tells tabs of the same person that somebody is at work, not at every touch, and not once it is left', () => {
  join('behind', 'a');
  const front = join('front', 'a');
  heard.length = 0;
  const touchAt = (at: number): void => {
    time = at;
    front.tell();
  };
  for (const at of [4_999, 5_000, 9_000, 10_000]) touchAt(at);
  expect(heard).toEqual(['behind is at work', 'behind is at work']);
  front.leave();
  expect(Channel.open.size).toBe(1);
});

it('tells tabs that another left open that somebody else signed in', () => {
  join('left open', 'a');
  join('next', 'b');
  expect(heard).toEqual(['left open hears another']);
});
