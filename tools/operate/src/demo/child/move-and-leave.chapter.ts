import { randomUUID } from 'node:crypto';
import type { JsonBody } from '@referrals/client';
import { until } from '../until.js';
import { CITY, DIRECTOR, FAR, TAKER, TOWNSHIP } from './cast.js';
import type { ChildStory } from './child-story.js';
import { callChild } from './find-child.chapter.js';
import { owedBy } from './look-around.js';

const TOLD_MS = 180_000;

/** The child is to go to another county, which does not take her: the desk above both says where she stays. */
export async function settleMove(story: ChildStory): Promise<void> {
  const { hand } = story;
  const { record: move } = await hand.change(DIRECTOR, story.of('child'), 'moves', { kind: 'PUSH', toDivision: FAR.code, reason: '外祖母打算搬往芦淞' });
  story.say(`${DIRECTOR} 提出转往 asks ${FAR.zh} to take the file`);
  await hand.post(TAKER, `/moves/${move}/refuse`, { reason: '人未到本镇居住' }, 1);
  const { state } = await hand.post(CITY, `/moves/${move}/settle`, { decision: 'KEPT', reason: '经核实仍在原村居住' }, 2);
  story.say(`${TAKER} 拒收 refuses → ${CITY} 裁定 settles: ${state}`);
}

/** Weeks later there is a visit on paper. */
export async function writeFalseVisit(story: ChildStory): Promise<void> {
  const { days: { calls, visited } } = story;
  for (const day of calls) {
    await story.go(day);
    await callChild(story, day);
  }
  await story.go(visited);
  const act = { id: randomUUID(), kind: 'VISIT', on: visited, place: 'HOME', childSeen: true, childSpoken: true };
  const { visitDueOn } = await story.hand.post(DIRECTOR, `/children/${story.of('child')}/acts`, act);
  story.soFar.falseVisit = act.id;
  story.say(`${DIRECTOR} 记录一次入户走访 records a visit: 下次走访不晚于 next by ${visitDueOn}`);
}

/** The director leaves: from that day the township answers, and owes somebody new. */
export async function leavePost(story: ChildStory): Promise<void> {
  const { hand, days: { visited } } = story;
  const appointment = story.of('appointment');
  const { appointments } = await hand.get(TOWNSHIP, `/posts/${story.of('post')}`);
  const { version } = appointments.find((one: JsonBody) => one.appointment === appointment);
  await hand.post(TOWNSHIP, `/appointments/${appointment}/end`, { on: visited, reason: 'RESIGNED' }, version);
  story.say(`${TOWNSHIP} 村儿童主任离任 the director resigned`);
  // Within a minute the files of the village are told.
  await until('乡镇尚未接手待办 the township does not owe yet', async () => {
    const owed = await owedBy(TOWNSHIP, story, story.of('child'));
    return owed.filter(({ state }) => state === 'OPEN').length > 1 ? true : undefined;
  }, TOLD_MS);
}
