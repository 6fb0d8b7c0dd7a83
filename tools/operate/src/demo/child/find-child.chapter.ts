import { randomUUID } from 'node:crypto';
import type { JsonBody } from '@referrals/client';
import { until } from '../until.js';
import { COUNTY, COUNTY_CODE, DIRECTOR, TOWNSHIP, VILLAGE } from './cast.js';
import type { ChildStory } from './child-story.js';
import { inventIdNumber } from './invent-child.js';

const ADULT = '1985-03-12';
/** A first start makes a post for every village there is. */
const FIRST_START_MS = 300_000;

/** The village has a director; a campaign finds a child; the director looks, and opens a file. */
export async function findChild(story: ChildStory): Promise<void> {
  await appointDirector(story);
  const { hand, days, about } = story;
  const campaign = await hand.post(COUNTY, '/campaigns', {
    title: `演示摸底排查 ${days.opened}`, county: COUNTY_CODE, opensOn: days.opened, closesOn: days.visited, categories: ['IN_DIFFICULTY'], villages: [VILLAGE.code],
  });
  await hand.post(COUNTY, `/campaigns/${campaign.id}/start`, {}, campaign.version);
  story.say(`${COUNTY} 开展摸底排查 starts a campaign: ${VILLAGE.zh}`);
  const told = await hand.post(TOWNSHIP, '/candidates', { kind: 'SELF_FOUND', about: 'CHILD', division: VILLAGE.code, name: about.name, note: '排查时发现：父母均在外务工，孩子由亲戚照看。' });
  story.soFar.candidate = told.id;
  story.say(`${TOWNSHIP} 排查发现线索，交村核查 tells of a child: ${told.state}`);
  await openFile(story);
  await hand.post(DIRECTOR, `/candidates/${story.of('candidate')}/conclude`, { outcome: 'OPENED', childId: story.of('child') }, told.version);
  const part = `/campaigns/${campaign.id}/villages/${VILLAGE.code}`;
  const { items } = await hand.get(DIRECTOR, `${part}/files`);
  await hand.post(DIRECTOR, `${part}/results`, { items: items.map(({ childId }: JsonBody) => ({ childId, result: 'FOUND' })) });
  await hand.post(DIRECTOR, `${part}/submit`, { households: 26, visited: 26, found: 1 }, 1);
  story.say(`${DIRECTOR} 线索核实为新建档，本村排查已上报（人账相符） concludes the candidate, submits the village`);
}

/** Whose account holds the post already, holds it: of a story that broke off. */
async function appointDirector(story: ChildStory): Promise<void> {
  const { hand } = story;
  const { items: [found] } = await until(`${VILLAGE.zh} 没有岗位 no post`, async () => {
    const page = await hand.get(TOWNSHIP, `/posts?place=${VILLAGE.code}`);
    return page.items.length > 0 ? page : undefined;
  }, FIRST_START_MS);
  story.soFar.post = found.id;
  if (found.holders.length === 0) {
    const { id: staff } = await story.person(DIRECTOR).must(story.person(DIRECTOR).get('/api/directory/me'));
    await hand.post(TOWNSHIP, `/posts/${found.id}/appointments`, {
      name: '演示村儿童主任', idNumber: inventIdNumber(ADULT, 7), capacity: 'COMMITTEE_MEMBER', criteria: ['POLITICS', 'MORALS', 'LOVES_CHILDREN', 'KNOWS_VILLAGE', 'EDUCATED'], staff,
      recordCheckedOn: story.days.opened,
    }, found.version);
    story.say(`${TOWNSHIP} 任命村儿童主任 appoints ${DIRECTOR}`);
  }
  const { holders } = await hand.get(TOWNSHIP, `/posts/${found.id}`);
  story.soFar.appointment = holders[0].appointment;
}

async function openFile(story: ChildStory): Promise<void> {
  const { hand, days: { opened }, about } = story;
  const file = await hand.post(DIRECTOR, '/children', {
    careDivision: VILLAGE.code, name: about.name, sex: 'FEMALE', birthDate: about.birthDate, idNumber: about.idNumber,
    categories: [{ code: 'IN_DIFFICULTY', sub: 'GUARDIANSHIP', from: opened, evidence: '父母长期外出，村里核实' }],
    residence: { division: VILLAGE.code, address: '演示组三号' }, schooling: { state: 'IN_SCHOOL', name: '攸县演示中学', grade: '高三' },
  });
  story.soFar.child = file.id;
  const parent = (relation: string, name: string): object => ({ name, relation, legal: true, from: about.birthDate, phone: '13900000031', facts: [{ code: 'AWAY_WORK', since: about.birthDate }] });
  await hand.change(DIRECTOR, file.id, 'guardians', parent('FATHER', '演示父亲'));
  await hand.change(DIRECTOR, file.id, 'guardians', parent('MOTHER', '演示母亲'));
  story.say(`${DIRECTOR} 建档 opens a file: ${(await hand.get(DIRECTOR, `/children/${file.id}`)).number}`);
}

/** A call of the month, which the child answered. Sent twice, as phones without a line do, it is one. */
export async function callChild(story: ChildStory, on = story.days.opened): Promise<void> {
  const act = { id: randomUUID(), kind: 'CONTACT', on, place: 'PHONE', childSpoken: true };
  for (let sent = 0; sent < 2; sent += 1) await story.hand.post(DIRECTOR, `/children/${story.of('child')}/acts`, act);
  story.say(`${DIRECTOR} 电话联系，孩子本人接听 calls, the child answers (${on})`);
}
