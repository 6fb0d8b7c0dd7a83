import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReferralRecused, referralDeskDutyEvents, ReportExclusionAdded, ReportFiled } from '@referrals/contracts';
import { v7 } from 'uuid';
import { InboxHarness } from '../../test/inbox-harness.js';

const Escalated = referralDeskDutyEvents.escalated;

describe('what climbs', () => {
  let inbox: InboxHarness;
  beforeAll(async () => { inbox = await InboxHarness.open(); });
  afterAll(() => inbox[Symbol.asyncDispose]());

  it.each([
    ['OWNER', 'psb.yx', ['psb.yx', 'supervisor.psb.yx']], ['SUPERVISOR', 'psb.yx', ['supervisor.psb.yx']], ['COORD', 'coord.yx', ['coord.yx', 'supervisor.coord.yx']],
    ['AGENCY_ABOVE', 'psb.city', ['psb.city', 'supervisor.psb.city']], ['PROC', 'proc.yx', ['proc.yx', 'supervisor.proc.yx']], ['AGENCY:CIV', 'civ.yx', ['civ.yx', 'supervisor.civ.yx']],
  ])('%s is told to who it is for, once, and to nobody else', async (to, desk, heard) => {
    const step = inbox.step('psb.yx', { to, toDesk: inbox.desk(desk) });
    const id = v7();
    await inbox.tell(Escalated, step, id);
    await inbox.tell(Escalated, step, id);
    // From a restored backup: the same step of the same duty.
    await inbox.tell(Escalated, { ...step, at: '2026-05-12T00:20:00.000Z' });
    expect(await inbox.landed(step.caseId)).toEqual(heard.map((who) => ({ who, reason: to, number: '2605-0000123-8' })));
  });

  it('is told at each step, to each desk', async () => {
    const step = inbox.step('psb.yx', { step: 'REMIND', to: 'OWNER' });
    await inbox.tell(Escalated, { ...step, step: 'COORD', to: 'COORD', toDesk: inbox.desk('coord.yx') });
    await inbox.tell(Escalated, step);
    await inbox.tell(Escalated, { ...step, step: 'DUE', to: 'SUPERVISOR' });
    expect(await inbox.heard(step.caseId)).toEqual(['coord.yx', 'psb.yx', 'supervisor.coord.yx', 'supervisor.psb.yx', 'supervisor.psb.yx']);
  });

  it('is told to nobody where no desk may hear', async () => {
    const { toDesk: _, ...step } = inbox.step('psb.yx');
    await inbox.tell(Escalated, step);
    expect(await inbox.heard(step.caseId)).toEqual([]);
  });

  it('is hidden from who stepped aside and from who is at a desk that is shut out, whichever came first', async () => {
    const referral = inbox.referral('psb.yx');
    await inbox.tell(ReferralRecused, { ...referral, recused: [inbox.staff('psb.yx')] });
    await inbox.tell(Escalated, inbox.step('psb.yx', { caseId: referral.reportId, to: 'OWNER' }));
    expect(await inbox.heard(referral.reportId)).toEqual(['supervisor.psb.yx']);
    const step = inbox.step('psb.yx', { to: 'COORD', toDesk: inbox.desk('coord.yx') });
    await inbox.tell(Escalated, step);
    await inbox.tell(ReportExclusionAdded, { reportId: step.caseId, excludedDesks: [inbox.desk('coord.yx')], excludedAgencies: [] });
    expect(await inbox.heard(step.caseId)).toEqual([]);
  });

  it('has the number that its event says, else the one of its case', async () => {
    const { number: _, ...step } = inbox.step('psb.yx', { to: 'SUPERVISOR' });
    await inbox.tell(Escalated, step);
    await inbox.tell(ReportFiled, { ...ReportFiled.example, reportId: step.caseId, number: '2605-0000777-1' });
    expect(await inbox.landed(step.caseId)).toEqual([{ who: 'supervisor.psb.yx', reason: 'SUPERVISOR', number: '2605-0000777-1' }]);
  });

  it('is shown with clock, step and date; to the procuratorate with number and lateness, and no way to the case', async () => {
    const proc = inbox.step('civ.yx', { step: 'PROC', to: 'PROC', toDesk: inbox.desk('proc.ls') });
    const coord = inbox.step('civ.yx', { step: 'COORD', to: 'COORD', toDesk: inbox.desk('coord.ls') });
    await inbox.tell(Escalated, proc);
    await inbox.tell(Escalated, coord);
    const seen = async (name: string): Promise<object> => {
      const { items: [item] } = (await (await inbox.service.as(name)).get('/api/directory/inbox')).body as { items: object[] };
      return { ...item };
    };
    const common = { id: expect.any(String), kind: 'ESCALATION', number: '2605-0000123-8', clock: 'RD-OPEN-PSB', owner: inbox.desk('civ.yx'), dueAt: proc.dueAt, at: proc.at, read: false, landedAt: expect.any(String) };
    expect(await seen('proc.ls')).toEqual({ ...common, reason: 'PROC', step: 'PROC', desk: inbox.desk('proc.ls'), link: null });
    expect(await seen('coord.ls')).toEqual({ ...common, reason: 'COORD', step: 'COORD', desk: inbox.desk('coord.ls'), link: `/referral-desk/cases/${coord.caseId}/duties` });
    expect(JSON.stringify(await seen('proc.ls'))).not.toContain(proc.caseId);
    expect(JSON.stringify(await seen('proc.ls'))).not.toContain(proc.dutyId);
  });
});
