import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { instant } from '@referrals/calendar';
import { CourseHeld } from '@referrals/contracts';
import type { ServiceHarness } from '@referrals/service-harness';
import { makePost, newHolder, POSTS, startRegistry, withoutDesk } from '../../test/registry.js';
import { DatePostsJob } from './date-posts.job.js';
import { FollowDivisionsJob } from './follow-divisions.job.js';

const COURSES = '/api/child-registry/courses';
const VILLAGE = '430223104208';
const course = (over: object = {}) => ({ place: '430223', level: 'COUNTY', demonstration: false, title: '儿童主任培训班', from: '2026-05-04', to: '2026-05-08', hours: 24, ...over });

describe('courses', () => {
  let harness: ServiceHarness;
  let person: string;
  beforeAll(async () => {
    harness = await startRegistry();
    const township = await harness.as('township.yx');
    const post = await makePost(township, VILLAGE, '2026-01-01');
    await township.must(township.post(`${POSTS}/${post}/appointments`, newHolder({ from: '2026-01-05' }), { ifMatch: 1 }));
    person = (await township.must<{ appointments: { person: string }[] }>(township.get(`${POSTS}/${post}`))).appointments[0]!.person;
  });
  afterAll(async () => { await harness[Symbol.asyncDispose](); });

  const plan = async (over: object = {}, who = 'civ.yx') => (await harness.as(who)).post(COURSES, course(over));
  const act = async (id: string, action: string, body: object, ifMatch: number, who = 'civ.yx') => (await (await harness.as(who)).post(`${COURSES}/${id}/${action}`, body, { ifMatch })).body;
  const job = async (which: typeof DatePostsJob | typeof FollowDivisionsJob, day: string): Promise<void> => {
    harness.clock.set(instant(`${day}T00:20:00.000Z`));
    await harness.running.app.get<DatePostsJob | FollowDivisionsJob>(which, { strict: false })
      .run({ due: harness.clock.now(), since: undefined, at: harness.clock.now(), asWorker: (work) => harness.database.asWorker(work), stopping: new AbortController().signal });
  };

  it('are planned by whose place it is: a township’s own by the township, others by the county', async () => {
    const code = async (over: object, who?: string) => { const { status, body } = await plan(over, who); return body.code ?? status; };
    expect([
      await code({ place: '430223104', level: 'TOWNSHIP' }, 'township.yx'), await code({ place: '430223104' }, 'township.yx'), await code({}, 'civ.ls'), await code({}, 'edu.yx'),
      await code({ place: VILLAGE }, 'village.yx'), await code({ place: '430200', level: 'CITY', demonstration: true }, 'civ.city'), await code({ to: '2026-05-01' }), await code({ level: 'DISTRICT' }),
    ]).toEqual([201, 'NOT_YOURS_TO_DO', 'NOT_IN_AREA', 'FORBIDDEN', 'NOT_YOURS_TO_DO', 201, 'PERIOD_INVALID', 'INVALID_INPUT']);
    const offered = async (who: string) => (await (await harness.as(who)).get(COURSES)).body.allowedActions;
    expect([await offered('village.yx'), await offered('township.yx')]).toEqual([[], ['plan']]);
  });

  it('are held, attended by directors alone, and locked after sixty days', async () => {
    const later = (await plan({ from: '2026-05-10', to: '2026-05-20' })).body;
    expect(await act(later.id, 'hold', {}, 1)).toMatchObject({ code: 'COURSE_NOT_HELD' });
    const { id } = (await plan()).body;
    const attended = { person, completed: true, on: '2026-05-05', hours: 24, mark: 90 };
    expect(await act(id, 'attendance', { items: [attended] }, 1)).toMatchObject({ code: 'ILLEGAL_MOVE' });
    expect(await act(id, 'hold', {}, 1)).toMatchObject({ state: 'HELD', version: 2, lockOn: '2026-07-07' });
    expect(await harness.emitted(CourseHeld)).toMatchObject([{ key: id, data: { division: '430223' } }]);
    expect([
      (await act(id, 'attendance', { items: [{ ...attended, person: withoutDesk('nobody').staff }] }, 2)), (await act(id, 'attendance', { items: [attended, attended] }, 2)),
      (await act(id, 'attendance', { items: [{ ...attended, on: '2026-05-09' }] }, 2)), (await act(id, 'attendance', { items: [attended] }, 1)), (await act(id, 'attendance', { items: [attended] }, 2, 'civ.ls')),
    ]).toMatchObject([
      { code: 'NOT_APPOINTED', field: 'items.0.person' }, { code: 'PERSON_TWICE' }, { code: 'PERIOD_INVALID', field: 'items.0.on' }, { code: 'VERSION_STALE' }, { code: 'NOT_FOUND' },
    ]);
    expect(await act(id, 'attendance', { items: [{ ...attended, completed: false }] }, 2)).toMatchObject({ version: 3 });
    const clerk = await harness.as('civ.yx');
    const training = async () => (await clerk.get('/api/child-registry/training?place=430223&year=2026')).body;
    expect(await training()).toMatchObject({ obliged: 1, trained: 0, untrained: [{ person }] });
    expect(await act(id, 'attendance', { items: [attended] }, 3)).toMatchObject({ version: 4 });
    expect(await training()).toMatchObject({ obliged: 1, trained: 1, untrained: [] });
    // The township is told, though the county keeps the course.
    expect((await (await harness.as('township.yx')).get('/api/child-registry/training?place=430223104&year=2026')).body).toMatchObject({ trained: 1 });
    expect((await (await harness.as('township.yx')).get(`${COURSES}/${id}`)).status).toBe(404);
    expect((await clerk.get(`${COURSES}/${id}`)).body.attendance).toMatchObject([{ person, completed: true, mark: 90 }]);
    await job(DatePostsJob, '2026-07-06');
    expect((await clerk.get(`${COURSES}/${id}`)).body).toMatchObject({ state: 'HELD' });
    await job(DatePostsJob, '2026-07-07');
    expect((await clerk.get(`${COURSES}/${id}`)).body).toMatchObject({ state: 'LOCKED', version: 5, allowedActions: [] });
    expect(await act(id, 'attendance', { items: [attended] }, 5)).toMatchObject({ code: 'ILLEGAL_MOVE' });
  });

  it('and every place of the directory has a post, from when it is told until it is no place any more', async () => {
    const division = (code: string, level: string, more: object = {}) =>
      harness.look('INSERT INTO division_copy (code, revision, record) VALUES ($1, 1, $2) ON CONFLICT (code) DO UPDATE SET record = excluded.record', [code, JSON.stringify({ code, name: '示例', level, revision: 1, ...more })]);
    await division('430223105', 'TOWNSHIP');
    await division('430223105201', 'VILLAGE');
    await division('430223105202', 'VILLAGE', { validFrom: '2026-08-01' });
    await division('430223', 'COUNTY');
    await division(VILLAGE, 'VILLAGE');
    // Before all places are here nothing is made of some.
    await expect(job(FollowDivisionsJob, '2026-07-08')).rejects.toThrow('DIRECTORY_COPY_INCOMPLETE');
    await harness.look('UPDATE directory_copy_state SET complete = true, applied = applied + 1');
    const posts = async () => (await harness.look<{ d: string; s: string; v: string | null }>("SELECT division AS d, state AS s, vacant_since::text AS v FROM post WHERE division LIKE '430223105%' ORDER BY division")).map(({ d, s, v }) => [d, s, v]);
    await job(FollowDivisionsJob, '2026-07-08');
    await job(FollowDivisionsJob, '2026-07-08');
    expect(await posts()).toEqual([['430223105', 'OPEN', '2026-07-08'], ['430223105201', 'OPEN', '2026-07-08']]);
    expect(await harness.look('SELECT id FROM post WHERE division = $1', [VILLAGE])).toHaveLength(1);
    await division('430223105201', 'VILLAGE', { validTo: '2026-08-01', replacedBy: '430223105202' });
    await job(FollowDivisionsJob, '2026-08-01');
    expect(await posts()).toEqual([['430223105', 'OPEN', '2026-07-08'], ['430223105201', 'CLOSED', null], ['430223105202', 'OPEN', '2026-08-01']]);
  });
});
