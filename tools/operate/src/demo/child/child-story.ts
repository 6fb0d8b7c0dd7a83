import { randomInt } from 'node:crypto';
import { durationText, plainDate, shanghaiDate, startOfShanghaiDay, type Instant, type PlainDate } from '@referrals/calendar';
import type { Caller } from '@referrals/client';
import { demoNow, setOn } from '../set-clock.js';
import { inventChild, type InventedChild } from './invent-child.js';
import { RegistryHand } from './registry-hand.js';
import { storyDays, type StoryDays } from './story-days.js';

const [MINUTE_MS, MORNING_MS] = [60_000, 9 * 3_600_000];

export interface StoryParts { readonly person: (account: string) => Caller; readonly say: (line: string) => void }

/** What happened so far: ids of what was made, by those who made it. */
export interface SoFar {
  child: string;
  candidate: string;
  post: string;
  appointment: string;
  delegation: string;
  /** The visit that found harm. */
  harm: string;
  /** The visit that was not held. */
  falseVisit: string;
  report: string;
}

/** One child’s story as it is told: who it is about, when it happens, and what was made so far. */
export class ChildStory {
  readonly hand: RegistryHand;
  readonly soFar: Partial<SoFar> = {};

  private constructor(private readonly parts: StoryParts, readonly days: StoryDays, readonly about: InventedChild) {
    this.hand = new RegistryHand(parts.person);
  }

  /** Today in the demonstration it begins. @throws ToolError where there is no clock to set on */
  static async begin(parts: StoryParts): Promise<ChildStory> {
    const days = storyDays(shanghaiDate(await demoNow(parts.person('admin')) as Instant));
    return new ChildStory(parts, days, inventChild(days.eighteen, (below) => randomInt(below)));
  }

  get person(): StoryParts['person'] {
    return this.parts.person;
  }

  say(line: string): void {
    this.parts.say(`  ${line}`);
  }

  /** @throws Error for what did not happen yet: the steps go in order */
  of(what: keyof SoFar): string {
    const id = this.soFar[what];
    if (id === undefined) throw new Error(`No ${what} yet`);
    return id;
  }

  /** Sets the clock on to the morning of a day; not back, where it is later already. */
  async go(day: PlainDate): Promise<void> {
    const admin = this.parts.person('admin');
    const ahead = Date.parse(startOfShanghaiDay(plainDate(day))) + MORNING_MS - Date.parse(await demoNow(admin));
    if (ahead > 0) await setOn(admin, durationText(Math.ceil(ahead / MINUTE_MS) * MINUTE_MS));
  }
}
