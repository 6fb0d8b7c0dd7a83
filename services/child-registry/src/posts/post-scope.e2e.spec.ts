import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { databaseContext, type StaffPrincipal } from '@referrals/auth';
import { instant, shanghaiDate } from '@referrals/calendar';
import { REGISTER_ID, StaffStandingRecorded } from '@referrals/contracts';
import type { ServiceHarness } from '@referrals/service-harness';
import { CHILDREN, makePost, newHolder, open, POSTS, startRegistry, visit, withoutDesk } from '../../test/registry.js';
import { Viewers } from '../viewers.js';
import { Answerables } from './answerables.js';

const NOW = instant('2026-05-11T00:20:00.000Z');
const PLACE = '430223104208';
const [director, deputy, neighbour, supervisor] = [withoutDesk('director'), withoutDesk('deputy'), withoutDesk('neighbour'), withoutDesk('township supervisor')];

describe('who sees a village’s files', () => {
  let harness: ServiceHarness;
  let post: string;
  let child: string;
  beforeAll(async () => {
    harness = await startRegistry();
    const township = await harness.as('township.yx');
    ({ id: child } = await open(township));
    post = await makePost(township, PLACE, '2026-05-01');
    const [other, above] = [await makePost(township, '430223104209', '2026-05-01'), await makePost(await harness.as('civ.yx'), '430223104', '2026-05-01')];
    await township.must(township.post(`${POSTS}/${other}/appointments`, newHolder({ staff: neighbour.staff }), { ifMatch: 1 }));
    const clerk = await harness.as('civ.yx');
    await clerk.must(clerk.post(`${POSTS}/${above}/appointments`, newHolder({ staff: supervisor.staff }), { ifMatch: 1 }));
  });
  afterAll(async () => { await harness[Symbol.asyncDispose](); });
  beforeEach(() => { harness.clock.set(NOW); });
  afterEach(async () => {
    await harness.look('DELETE FROM post_holding WHERE post = $1', [post]);
    await harness.look('DELETE FROM hand_over WHERE post = $1', [post]);
    await harness.look('DELETE FROM appointment WHERE post = $1', [post]);
    await harness.look('DELETE FROM deputy WHERE post = $1', [post]);
  });

  type Who = string | StaffPrincipal;
  const caller = (who: Who) => harness.as(who);
  const act = async (action: string, body: object) => {
    const township = await harness.as('township.yx');
    const { version } = await township.must<{ version: number }>(township.get(`${POSTS}/${post}`));
    return township.must<{ record: string }>(township.post(`${POSTS}/${post}/${action}`, body, { ifMatch: version }));
  };
  /** The name in the list, the status of the file, and of a note in it; rows of the file that row security alone shows. */
  const sees = async (who: Who): Promise<unknown[]> => {
    const as = await caller(who);
    const { items } = await as.must<{ items: { id: string; name: string | null }[] }>(as.get(CHILDREN));
    const file = await as.get(`${CHILDREN}/${child}`);
    const viewer = await harness.running.app.get(Viewers, { strict: false }).of(typeof who === 'string' ? harness.person(who) : who);
    const rows = await harness.database.transaction(databaseContext(viewer, harness.clock.now()), async (tx) => {
      const [head, parts] = await Promise.all([
        tx.maybeOne<{ n: number }>('SELECT count(*)::int AS n FROM child WHERE id = $1', [child]),
        tx.maybeOne<{ n: number }>('SELECT ((SELECT count(*) FROM category WHERE child = $1) + (SELECT count(*) FROM child_detail WHERE child = $1))::int AS n', [child]),
      ]);
      return [head?.n, parts?.n];
    });
    return [items.find(({ id }) => id === child)?.name, file.status, ...rows];
  };
  const answerable = async () => {
    const answer = await harness.database.asWorker((tx) => harness.running.app.get(Answerables, { strict: false }).at(tx, PLACE, shanghaiDate(harness.clock.now())));
    return [answer?.office, answer?.level, answer?.covering, answer?.desk];
  };
  const [FILE, CARD, NOTHING] = [['测试·童甲', 200, 1, 2], ['测试·童甲', 403, 1, 0], [undefined, 404, 0, 0]];

  it('where the post is vacant: its desk all of it, the township, the county; nobody else', async () => {
    expect([await sees('village.yx'), await sees('township.yx'), await sees(supervisor), await sees('civ.yx')]).toEqual([FILE, FILE, FILE, FILE]);
    expect([await sees('village2.yx'), await sees(neighbour), await sees('civ.ls'), await sees('edu.yx'), await sees(withoutDesk('guest')), await sees(director)])
      .toEqual([NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING]);
    // The city: no name in a list, and a file for a reason.
    expect(await sees('civ.city')).toEqual([null, 422, 1, 2]);
    expect(await answerable()).toEqual([post, 'VILLAGE', false, harness.desk('village.yx')]);
  });

  it('where somebody with an account holds it: they all of it and at no desk, their colleagues the card', async () => {
    await act('appointments', newHolder({ staff: director.staff }));
    expect([await sees(director), await sees('village.yx'), await sees('township.yx'), await sees('civ.yx'), await sees(neighbour)]).toEqual([FILE, CARD, FILE, FILE, NOTHING]);
    const visited = async (who: Who) => (await (await caller(who)).post(`${CHILDREN}/${child}/acts`, visit('2026-05-11'))).status;
    expect([await visited('village.yx'), await visited(neighbour), await visited(director)]).toEqual([403, 404, 201]);
    const mine = await caller(director);
    expect((await mine.must<{ items: object[] }>(mine.get(POSTS))).items).toMatchObject([{ id: post, allowedActions: [], holders: [{ name: '示例主任' }] }]);
    const trail = await harness.look<{ action: string; desk: string }>("SELECT action, desk FROM trail WHERE case_id = $1 AND actor = $2", [child, director.staff]);
    expect(trail.map(({ desk }) => desk)).toEqual(trail.map(() => post));
    expect(trail).not.toEqual([]);
  });

  it('where its holder has no account: its desk all of it, until the account is told', async () => {
    const { record } = await act('appointments', newHolder());
    expect([await sees('village.yx'), await sees(director)]).toEqual([FILE, NOTHING]);
    const township = await harness.as('township.yx');
    await township.must(township.post(`/api/child-registry/appointments/${record}/give-account`, { staff: director.staff }, { ifMatch: 1 }));
    expect([await sees('village.yx'), await sees(director)]).toEqual([CARD, FILE]);
  });

  it('who stands in all of it, from day to day', async () => {
    await act('deputies', { staff: deputy.staff, from: '2026-05-12', to: '2026-05-20' });
    expect(await sees(deputy)).toEqual(NOTHING);
    harness.clock.set(instant('2026-05-12T00:20:00.000Z'));
    expect([await sees(deputy), await sees('village.yx')]).toEqual([FILE, FILE]);
    harness.clock.set(instant('2026-05-20T00:20:00.000Z'));
    expect(await sees(deputy)).toEqual(NOTHING);
  });

  it('no longer whoever left, from that day; nor is a post held by whose account is suspended', async () => {
    const { record } = await act('appointments', newHolder({ staff: director.staff }));
    const revision = 1_000;
    const standing = (suspended: boolean, at: number) => harness.deliver(StaffStandingRecorded, { staff: director.staff, suspended, revision: at }, { key: REGISTER_ID });
    expect(await standing(true, revision)).toEqual({ state: 'DONE' });
    expect(await sees('village.yx')).toEqual(FILE);
    await standing(false, revision + 1);
    expect(await sees('village.yx')).toEqual(CARD);
    const township = await harness.as('township.yx');
    await township.must(township.post(`/api/child-registry/appointments/${record}/end`, { on: '2026-05-11', reason: 'RESIGNED' }, { ifMatch: 1 }));
    expect([await sees('village.yx'), await sees(director)]).toEqual([FILE, NOTHING]);
  });

  it('who answers goes up where nobody is: township, county, city', async () => {
    await harness.look("UPDATE desk_copy SET record = jsonb_set(record, '{members}', '[]') WHERE record->>'agency' = 'VILLAGE'");
    await harness.look("UPDATE desk_copy_v2 SET record = jsonb_set(record, '{members}', '[]') WHERE record->>'agency' = 'VILLAGE'");
    await harness.look('UPDATE directory_copy_state SET applied = applied + 1');
    expect((await answerable()).slice(1)).toEqual(['TOWNSHIP', true, harness.desk('township.yx')]);
    await act('appointments', newHolder({ staff: director.staff }));
    expect(await answerable()).toEqual([post, 'VILLAGE', false, harness.desk('township.yx')]);
  });
});
