import { shanghaiDate, type Instant } from '@referrals/calendar';
import { demoNow } from '../set-clock.js';
import { doubtDelegate, replaceDelegate } from './care-of-child.chapter.js';
import { STEPS, type StepName } from './cast.js';
import { checkVisit, growUp, tellOthers } from './check-and-grow.chapter.js';
import { ChildStory, type StoryParts } from './child-story.js';
import { callChild, findChild } from './find-child.chapter.js';
import { linkReport, reportHarm } from './harm.chapter.js';
import type { ChildRound } from './judge-child.js';
import { lookAround } from './look-around.js';
import { leavePost, settleMove, writeFalseVisit } from './move-and-leave.chapter.js';

const CHAPTERS: Readonly<Record<StepName, (story: ChildStory) => Promise<void>>> = {
  OPENED: findChild, CALLED: callChild, DOUBTED: doubtDelegate, REPLACED: replaceDelegate, REPORTED: reportHarm, LINKED: linkReport, SETTLED: settleMove, VISITED: writeFalseVisit,
  VACANT: leavePost, VOIDED: checkVisit, GROWN: growUp, TOLD: tellOthers,
};

/**
 * Tells the story of one invented child from screening to the end with the demo accounts, as the clock of the demonstration is set on; `round`
 * hears after each step what every office sees, and is waited for. Told again, it is another child.
 * @throws ToolError when there is no clock to set on, or something does not happen within a minute; Error for a step that is refused
 */
export async function tellChild(parts: StoryParts, round: (round: ChildRound, story: ChildStory) => Promise<void> | void): Promise<{ story: ChildStory; rounds: readonly ChildRound[] }> {
  const story = await ChildStory.begin(parts);
  const rounds: ChildRound[] = [];
  for (const step of STEPS) {
    parts.say(`\n${step.zh}  ${step.step}`);
    await CHAPTERS[step.step](story);
    const seen = { step, on: shanghaiDate(await demoNow(parts.person('admin')) as Instant), ...await lookAround(story) };
    rounds.push(seen);
    await round(seen, story);
  }
  return { story, rounds };
}
