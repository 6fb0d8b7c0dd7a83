import { DIRECTOR } from './cast.js';
import type { ChildStory } from './child-story.js';

const delegate = { capacity: 'FULL', exclusions: [], childHeard: 'YES' };

/** Whom the parents asked looks after nobody: the director doubts, and the tier rises. */
export async function doubtDelegate(story: ChildStory): Promise<void> {
  const { hand, days: { opened, doubted } } = story;
  const child = story.of('child');
  story.soFar.delegation = (await hand.change(DIRECTOR, child, 'delegations', { ...delegate, name: '演示表叔', relation: 'OTHER', from: opened, signedOn: opened })).record;
  await hand.change(DIRECTOR, child, 'caregivers', { basis: 'DELEGATED', name: '演示表叔', relation: 'OTHER', from: opened });
  await story.go(doubted);
  const { tier } = await hand.change(DIRECTOR, child, `delegations/${story.of('delegation')}/doubt`, { because: 'NEGLECT', evidence: '孩子常独自在家，无人做饭' });
  story.say(`${DIRECTOR} 认为被委托人怠于照护 doubts the delegate: ${tier}`);
}

/** The parents are told, and ask somebody else: recorded with who looks after the child in one change. */
export async function replaceDelegate(story: ChildStory): Promise<void> {
  const { hand, days: { replaced } } = story;
  const [child, delegation] = [story.of('child'), story.of('delegation')];
  await story.go(replaced);
  await hand.change(DIRECTOR, child, `delegations/${delegation}/tell-parents`, { on: replaced, how: '视频通话', whom: '母亲', answer: 'RESELECT' });
  const { tier } = await hand.change(DIRECTOR, child, `delegations/${delegation}/reselect`, { ...delegate, name: '演示外祖母', relation: 'GRANDPARENT', from: replaced, signedOn: replaced });
  story.say(`${DIRECTOR} 已告知父母，改由外祖母照护 the parents were told and chose her grandmother: ${tier}`);
}
