import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { instant } from '@referrals/calendar';
import type { Caller } from '@referrals/client';
import { CategoryChanged, ChildAgeReached, ChildEnded, type EventDefinition } from '@referrals/contracts';
import type { ServiceHarness } from '@referrals/service-harness';
import type { Job } from '@referrals/service-kit';
import { CHILDREN, open, startRegistry } from '../../test/registry.js';
import { rules430200 } from '../pack/packs.js';
import { schedule } from '../visits/schedule.domain.js';
import { AnnounceJob } from './announce.job.js';
import { derive } from './derive.domain.js';
import { GrowJob } from './grow.job.js';
import { factsOf, readFile } from './read-file.js';

describe('what changes because a day comes', () => {
  let harness: ServiceHarness;
  let village: Caller;
  beforeAll(async () => {
    harness = await startRegistry();
    village = await harness.as('village.yx');
  });
  afterAll(async () => { await harness[Symbol.asyncDispose](); });

  /** The jobs of a day, as the clock starts them; a turn that comes twice does no harm. */
  const on = async (day: string): Promise<void> => {
    harness.clock.set(instant(`${day}T00:40:00+08:00`));
    for (const [kind, due] of [[GrowJob, true], [AnnounceJob, day.endsWith('-01')]] as const) {
      const at = harness.clock.now();
      const turn = () => harness.running.app.get<Job>(kind, { strict: false }).run({ at, due: at, since: undefined, asWorker: (work) => harness.database.asWorker(work), stopping: new AbortController().signal });
      if (due) await Promise.all([turn(), turn()]);
    }
  };
  const told = async (event: EventDefinition, id: string) => (await harness.emitted(event)).filter(({ key }) => key === id).map(({ data }) => data);
  const read = (id: string) => village.must<Record<string, unknown>>(village.get(`${CHILDREN}/${id}`));

  it('holds on its day in every answer, and is told on the first of the next month', async () => {
    const [sixteen, eighteen] = [await open(village, { birthDate: '2010-05-19' }), await open(village, { birthDate: '2008-05-19', categories: [{ code: 'IN_DIFFICULTY', from: '2026-05-01' }] })];
    await on('2026-05-19');
    expect(await read(sixteen.id)).toMatchObject({ categories: ['LEFT_BEHIND'] });
    await on('2026-05-20');
    expect(await read(sixteen.id)).toMatchObject({ categories: [], tierBecause: ['NO_CATEGORY'], status: 'ACTIVE', allCategories: [{ status: 'ENDED', to: '2026-05-20' }] });
    expect(await read(eighteen.id)).toMatchObject({ status: 'ENDED', endReason: 'AGED_18', endedOn: '2026-05-20', contact: { state: 'NONE' } });
    expect([await told(ChildAgeReached, sixteen.id), await told(ChildAgeReached, eighteen.id)]).toEqual([[expect.objectContaining({ age: 16 })], [expect.objectContaining({ age: 18 })]]);
    expect([await told(CategoryChanged, sixteen.id), await told(ChildEnded, eighteen.id)]).toMatchObject([[{ categories: ['LEFT_BEHIND'] }], []]);
    await on('2026-05-31');
    expect(await told(ChildEnded, eighteen.id)).toEqual([]);
    await on('2026-06-01');
    expect(await told(CategoryChanged, sixteen.id)).toMatchObject([{ categories: ['LEFT_BEHIND'] }, { categories: [] }]);
    expect(await told(ChildEnded, eighteen.id)).toHaveLength(1);
    await on('2026-06-02');
    expect(await told(ChildEnded, eighteen.id)).toHaveLength(1);
    expect((await (await harness.as('civ.yx')).post(`${CHILDREN}/${eighteen.id}/reopen`, { reason: '误' }, { ifMatch: Number((await read(eighteen.id))['version']) })).body).toMatchObject({ code: 'REOPEN_NOT_ALLOWED' });
  });

  it('is dated by its own day though the job comes late, and what stands in the head is what follows from the facts', async () => {
    harness.clock.set(instant('2026-06-03T00:00:00.000Z'));
    const { id } = await open(village);
    await village.post(`${CHILDREN}/${id}/assessed`, { tier: 'HIGH', from: '2026-06-03', to: '2026-06-20', reason: '近况不稳' }, { ifMatch: 1 });
    // Nothing ran on the 20th.
    await on('2026-06-25');
    expect(await harness.look('SELECT on_day, tier FROM tier_day WHERE child = $1 ORDER BY on_day', [id])).toEqual([{ on_day: '2026-06-03', tier: 'HIGH' }, { on_day: '2026-06-20', tier: 'BASIC' }]);
    const state = await harness.database.asWorker((tx) => readFile(tx, id));
    if (state === undefined) throw new Error('not there');
    const { contactDueOn, visitDueOn } = derive(factsOf(state), '2026-06-25' as never, rules430200);
    expect({ contactDueOn: state.child.contactDueOn, visitDueOn: state.child.visitDueOn }).toEqual({ contactDueOn, visitDueOn });
    expect(schedule({ asOf: '2026-06-25' as never, ...factsOf(state) }, rules430200).contact).toMatchObject({ state: 'OVERDUE', dueOn: contactDueOn });
  });
});
