import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { idOf } from '../../test/directory-fixture.js';
import { Fixture, officer, teacher } from '../../test/fixture.js';
import { checkInput } from '@referrals/service-kit';
import { ReadReport } from '../content/read-report.js';
import { GuardiansTold } from './guardians.dto.js';
import { TellGuardians } from './tell-guardians.js';

describe('telling the guardians', () => {
  let fixture: Fixture;
  beforeAll(async () => { fixture = await Fixture.open(); });
  afterAll(async () => { await fixture.close(); });

  async function filed(facts: object): Promise<string> {
    const { id } = await fixture.file({ narrative: '故事', child: { unknown: true }, childNow: '430223', ...facts }, teacher);
    await fixture.referral({ reportId: id, owner: idOf('psb.yx'), role: 'LEAD' });
    await fixture.referral({ reportId: id, owner: idOf('edu.yx'), role: 'SUPPORT', agency: 'EDU' });
    await fixture.referral({ reportId: id, owner: idOf('civ.yx'), role: 'NOTICE', agency: 'CIV' });
    return id;
  }
  const decide = async (id: string, told: object, who = officer('psb.yx')) =>
    new TellGuardians(fixture.parts).decide(id, await checkInput(GuardiansTold, { reason: '依法告知', ...told }), fixture.key(), who);

  it('is recorded with its reason, and shown to desks that work on the case', async () => {
    const id = await filed({ suspects: [{ relation: 'STRANGER', cohabiting: false }] });
    expect(await decide(id, { told: true, how: 'PHONE' })).toMatchObject({ reportId: id, n: 1, told: true });
    expect(await decide(id, { told: false, reason: '暂缓' })).toMatchObject({ n: 2 });
    expect(await new ReadReport(fixture.parts).read(id, officer('edu.yx'))).toMatchObject({ guardianDecisions: [{ told: true, reason: '依法告知' }, { told: false, reason: '暂缓' }] });
    expect(JSON.stringify(await new ReadReport(fixture.parts).read(id, teacher))).not.toContain('guardianDecisions');
  });

  it('is refused while somebody at home is suspected or this is unknown; not to tell may be decided', async () => {
    const id = await filed({});
    await expect(decide(id, { told: true })).rejects.toMatchObject({ code: 'SUSPECTS_UNKNOWN' });
    expect(await decide(id, { told: false })).toMatchObject({ told: false });
    await expect(decide(await filed({ suspects: [{ relation: 'GUARDIAN' }] }), { told: true })).rejects.toMatchObject({ code: 'GUARDIANS_SUSPECTED' });
  });

  it('is for police and civil affairs that work on the case', async () => {
    const id = await filed({ suspects: [] });
    await expect(decide(id, { told: true }, officer('edu.yx'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(decide(id, { told: true }, officer('civ.yx'))).rejects.toMatchObject({ code: 'NOT_YET_VISIBLE' });
    await expect(decide(id, { told: true, at: '2027-01-01T00:00:00Z' })).rejects.toMatchObject({ code: 'INSTANT_IN_FUTURE' });
    await expect(decide(id, { told: true, at: '2026-05-10' })).rejects.toMatchObject({ code: 'INSTANT_BEFORE_REPORT' });
    await expect(decide(id, { told: true, at: '1900-01-01T00:00:00Z' })).rejects.toMatchObject({ code: 'INSTANT_BEFORE_REPORT' });
    expect(await decide(id, { told: true, at: '2026-05-11' })).toMatchObject({ told: true });
  });
});
