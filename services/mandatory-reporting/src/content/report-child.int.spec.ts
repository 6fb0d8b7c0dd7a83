import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { databaseContext } from '@referrals/auth';
import { addMillis } from '@referrals/calendar';
import type { InboxContext } from '@referrals/event-bus';
import { idOf } from '../../test/directory-fixture.js';
import { Fixture, officer, teacher } from '../../test/fixture.js';
import { ChildSubscriptions } from './child.subscriptions.js';
import { ReadReport } from './read-report.js';

const [psb, civ, wf] = [officer('psb.yx'), officer('civ.yx'), officer('wf.yx')];

describe('the child’s file that a report is of', () => {
  let fixture: Fixture;
  let read: ReadReport;
  let id: string;
  const hear = new ChildSubscriptions();
  beforeAll(async () => {
    fixture = await Fixture.open();
    read = new ReadReport(fixture.parts);
  });
  afterAll(async () => { await fixture.close(); });
  beforeEach(async () => {
    ({ id } = await fixture.file({ situations: ['MR04'], childNow: '430223104', narrative: '有淤青。', child: { unknown: true } }, teacher));
    await fixture.referral({ reportId: id, owner: idOf('psb.yx'), role: 'LEAD' });
    await fixture.referral({ reportId: id, owner: idOf('civ.yx'), role: 'SUPPORT', agency: 'CIV' });
    await fixture.referral({ reportId: id, owner: idOf('wf.yx'), role: 'NOTICE', agency: 'WF' });
  });

  const told = (what: 'linked' | 'unlinked', childId: string, seconds: number, reportId = id) => fixture.database.asWorker((tx) =>
    hear[what]({ reportId, childId, county: '430223', at: addMillis(fixture.clock.now(), seconds * 1000) }, { tx } as InboxContext));
  const shown = () => Promise.all([psb, civ, wf, teacher].map(async (person) => (await read.read(id, person)).childId));

  it('is shown to desks that lead or support, to no other and to no reporter; row security says the same', async () => {
    expect(await shown()).toEqual([undefined, undefined, undefined, undefined]);
    await told('linked', idOf('child'), 1);
    expect(await shown()).toEqual([idOf('child'), idOf('child'), undefined, undefined]);
    const rows = await Promise.all([psb, civ, wf, teacher, officer('psb.ls')].map((person) => fixture.database.read(databaseContext(person, fixture.clock.now()), (tx) => tx.query('SELECT child_id FROM report_child WHERE report_id = $1', [id]))));
    expect(rows.map(({ length }) => length)).toEqual([1, 1, 0, 0, 0]);
  });

  it('is the last one linked, until that is taken back; told twice or in another order it is the same', async () => {
    await told('linked', idOf('one'), 1);
    await told('linked', idOf('other'), 2);
    await told('linked', idOf('other'), 2);
    expect((await shown())[0]).toBe(idOf('other'));
    await told('unlinked', idOf('other'), 4);
    await told('linked', idOf('other'), 3);
    expect((await shown())[0]).toBe(idOf('one'));
    await told('unlinked', idOf('one'), 5);
    expect((await shown())[0]).toBeUndefined();
  });

  it('of a report that is not here is nothing', async () => {
    await told('linked', idOf('child'), 1, idOf('no report'));
    expect(await fixture.database.asWorker((tx) => tx.query('SELECT 1 AS one FROM report_child WHERE report_id = $1', [idOf('no report')]))).toEqual([]);
  });
});
