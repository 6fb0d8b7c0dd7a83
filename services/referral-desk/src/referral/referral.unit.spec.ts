import { describe, expect, it } from '@jest/globals';
import { addMillis } from '@referrals/calendar';
import { PaperCase } from '../../test/support/paper-case.js';
import { receive } from '../feedback/feedback.domain.js';
import { allowedActions } from './allowed-actions.domain.js';
import { openByReading } from './reading.domain.js';
import { acknowledge, conclude, decide, open, release, reopen, type DecisionInput } from './referral.domain.js';

const worked = (input: Parameters<PaperCase['file']>[0] = {}): PaperCase => {
  const paper = new PaperCase().file(input);
  for (const [agency, account] of [['PSB', 'psb.yx'], ['EDU', 'edu.yx'], ['CIV', 'civ.yx']] as const) {
    paper.take((state, context) => acknowledge(state, paper.of(agency).id, paper.person(account), context));
  }
  return paper;
};
const take = (paper: PaperCase, move: typeof decide, agency: string, account: string, input: DecisionInput): void => {
  paper.take((state, context) => move(state, paper.of(agency).id, paper.person(account), input, context));
};
const texts = (paper: PaperCase, agency: string): string[] => paper.state.feedbacks.filter((one) => one.referralId === paper.of(agency).id).map((one) => one.text);

describe('what a desk does with a referral', () => {
  it('opening leaves the version as it is; everything else raises it', () => {
    const paper = new PaperCase().file();
    paper.take((state, context) => open(state, paper.of('PSB').id, paper.person('psb.yx'), context));
    expect(paper.of('PSB')).toMatchObject({ state: 'opened', version: 1 });
    paper.take((state, context) => acknowledge(state, paper.of('PSB').id, paper.person('psb.yx'), context));
    expect(paper.of('PSB')).toMatchObject({ state: 'acknowledged', version: 2 });
  });

  it('refuses an illegal move with what is allowed instead', () => {
    const paper = new PaperCase().file();
    expect(() => paper.take((state, context) => conclude(state, paper.of('PSB').id, paper.person('psb.yx'), { code: 'WARNING_LETTER' }, context)))
      .toThrow(expect.objectContaining({ code: 'ILLEGAL_MOVE', facts: { allowedActions: ['open', 'acknowledge', 'claim', 'recuse'] } }));
  });

  it('is not there for another desk', () => {
    const paper = new PaperCase().file();
    expect(() => paper.take((state, context) => open(state, paper.of('PSB').id, paper.person('psb.ls'), context))).toThrow('NOT_FOUND');
  });

  it('the first read of the content opens it, also a NOTICE, and a second read is nothing', () => {
    const paper = new PaperCase().file();
    const read = (agency: string, desk: string): number => paper.take((state, context) => openByReading(state, paper.of(agency).id, desk, context)).facts.length;
    expect(read('PSB', paper.of('PSB').owner)).toBe(1);
    expect(read('PSB', paper.of('PSB').owner)).toBe(0);
    expect(read('PROC', paper.of('EDU').owner)).toBe(0);
    expect(read('PROC', paper.of('PROC').owner)).toBe(1);
    expect(paper.of('PROC').state).toBe('ended');
  });

  it.each([
    ['psb.yx', 'PSB', decide, { code: 'WARNING_LETTER' }, 'CODE_NOT_ALLOWED', 'code'],
    ['psb.yx', 'PSB', conclude, { code: 'CRIM_FILED' }, 'CODE_NOT_ALLOWED', 'code'],
    ['psb.yx', 'PSB', conclude, { code: 'NOT_OURS' }, 'CODE_NOT_ALLOWED', 'code'],
    ['edu.yx', 'EDU', decide, { code: 'CRIM_FILED' }, 'CODE_NOT_ALLOWED', 'code'],
    ['edu.yx', 'EDU', decide, {}, 'CODE_REQUIRED', 'code'],
    ['edu.yx', 'EDU', decide, { code: 'FILED', withhold: { reason: '侦查' } }, 'WITHHOLD_NOT_ALLOWED', 'withhold'],
    ['psb.yx', 'PSB', conclude, { code: 'NOT_POLICE' }, 'TO_AGENCY_REQUIRED', 'toAgency'],
    ['psb.yx', 'PSB', conclude, { code: 'NOT_POLICE', toAgency: 'PSB' }, 'TO_AGENCY_NOT_ALLOWED', 'toAgency'],
    ['edu.yx', 'EDU', conclude, { code: 'FILED', toAgency: 'CIV' }, 'TO_AGENCY_NOT_ALLOWED', 'toAgency'],
    ['civ.yx', 'CIV', conclude, { code: 'TO_OTHER_PLACE' }, 'PROOF_REQUIRED', 'proof'],
    ['civ.yx', 'CIV', conclude, { code: 'NOT_FOUND' }, 'CODE_NOT_ALLOWED', 'code'],
    ['psb.yx', 'PSB', decide, { code: 'CRIM_FILED', at: '2027-01-01T00:00:00.000Z' }, 'INSTANT_IN_FUTURE', 'at'],
  ] as const)('%s: %s refuses %o %o with %s of %s', (account, agency, move, input, code, field) => {
    const paper = worked();
    expect(() => take(paper, move, agency, account, input as DecisionInput)).toThrow(expect.objectContaining({ code, field }));
  });

  it('mediation is refused where the harm forbids it', () => {
    expect(() => take(worked({ noMediation: true }), conclude, 'PSB', 'psb.yx', { code: 'MEDIATED' })).toThrow('MEDIATION_REFUSED');
    take(worked(), conclude, 'PSB', 'psb.yx', { code: 'MEDIATED' });
  });
});

describe('what the reporter is told', () => {
  it("level A is the agency's sentence, B a general one, C nothing until it ends", () => {
    const paper = worked();
    take(paper, decide, 'PSB', 'psb.yx', { code: 'CRIM_FILED', text: '已立案侦查' });
    take(paper, decide, 'PSB', 'psb.yx', { code: 'REMOVED', text: '送到某处' });
    take(paper, decide, 'PSB', 'psb.yx', { code: 'COERCIVE' });
    take(paper, conclude, 'PSB', 'psb.yx', { code: 'CORRECTIVE' });
    expect(texts(paper, 'PSB')).toEqual(['已立案侦查', '已采取保护措施。', '已办结。']);
  });

  it('a reporter without sign-in gets one level less', () => {
    const paper = worked({ tell: 'LESS' });
    take(paper, decide, 'PSB', 'psb.yx', { code: 'CRIM_FILED', text: '已立案侦查' });
    take(paper, conclude, 'PSB', 'psb.yx', { code: 'WARNING_LETTER' });
    expect(texts(paper, 'PSB')).toEqual(['已依法处理。', '已办结。']);
  });

  it('a prosecution is not told where a child may be among the suspects', () => {
    const roles = { referrals: [{ agency: 'PROC' as const, site: 'NOW' as const, role: 'LEAD' as const, division: '430223' }] };
    for (const [minorSuspect, text] of [[true, '已办结。'], [false, '人民检察院：提起公诉。']] as const) {
      const paper = new PaperCase().file({ ...roles, minorSuspect });
      paper.take((state, context) => acknowledge(state, paper.of('PROC').id, paper.person('proc.yx'), context));
      take(paper, conclude, 'PROC', 'proc.yx', { code: 'PROSECUTED' });
      expect(texts(paper, 'PROC')).toEqual([text]);
    }
  });

  it('what police hold back is told when released, and a conclusion held back says only that it is finished', () => {
    const paper = worked();
    const withhold = { reason: '侦查需要' };
    take(paper, decide, 'PSB', 'psb.yx', { code: 'CRIM_FILED', withhold });
    expect(texts(paper, 'PSB')).toEqual([]);
    take(paper, conclude, 'PSB', 'psb.yx', { code: 'NOT_FILED', withhold });
    expect(texts(paper, 'PSB')).toEqual(['已办结。']);
    paper.take((state, context) => receive(state, state.feedbacks.map(({ id }) => id), context));
    expect(paper.of('PSB').state).toBe('fed_back');
    paper.take((state, context) => release(state, paper.of('PSB').id, paper.person('psb.yx'), context));
    expect(texts(paper, 'PSB')).toEqual(['已办结。', '公安机关：立案。', '公安机关：不予立案。']);
    expect(paper.of('PSB').state).toBe('concluded');
    expect(() => paper.take((state, context) => release(state, paper.of('PSB').id, paper.person('psb.yx'), context))).toThrow('ILLEGAL_MOVE');
  });

  it('when all answers are received it is fed back; a reopening keeps the old conclusion', () => {
    const paper = worked();
    take(paper, conclude, 'EDU', 'edu.yx', { code: 'UNFOUNDED' });
    const ids = paper.state.feedbacks.map(({ id }) => id);
    paper.take((state, context) => receive(state, ids, context));
    expect(paper.of('EDU').state).toBe('fed_back');
    const first = paper.state.feedbacks[0]?.receivedAt;
    paper.at = addMillis(paper.at, 60_000);
    paper.take((state, context) => receive(state, ids, context));
    expect(paper.state.feedbacks[0]?.receivedAt).toBe(first);
    expect(() => paper.take((state, context) => reopen(state, paper.of('EDU').id, paper.person('edu.yx'), context))).toThrow('ILLEGAL_MOVE');
    paper.take((state, context) => reopen(state, paper.of('EDU').id, paper.person('supervisor.edu.yx'), context));
    expect(paper.of('EDU').state).toBe('accepted');
    take(paper, conclude, 'EDU', 'edu.yx', { code: 'FILED' });
    expect(paper.state.decisions.map(({ code }) => code)).toEqual(['UNFOUNDED', 'FILED']);
  });

  it('the coordinator of the county may reopen, another county\'s may not', () => {
    const paper = worked();
    take(paper, conclude, 'EDU', 'edu.yx', { code: 'UNFOUNDED' });
    expect(() => paper.take((state, context) => reopen(state, paper.of('EDU').id, paper.person('coord.ls'), context))).toThrow('NOT_FOUND');
    paper.take((state, context) => reopen(state, paper.of('EDU').id, paper.person('coord.yx'), context));
    expect(paper.of('EDU').state).toBe('accepted');
  });
});

describe('the backup desk', () => {
  it('sees and acts on what lay unopened for an hour, until the owner makes a move of its own', () => {
    const paper = new PaperCase().file();
    const backup = paper.person('psb.city');
    const may = (): string[] => allowedActions(paper.state, paper.of('PSB'), backup, paper.at, paper.context.rules);
    expect(may()).toEqual([]);
    paper.at = addMillis(paper.at, 3_600_000);
    expect(may()).toEqual(['open', 'acknowledge', 'claim', 'recuse']);
    paper.take((state, context) => acknowledge(state, paper.of('PSB').id, backup, context));
    expect(paper.owner(paper.of('PSB'))).toBe('psb.yx');
    expect(may()).toContain('conclude');
    paper.take((state, context) => decide(state, paper.of('PSB').id, paper.person('psb.yx'), { code: 'RECEIVED' }, context));
    expect(may()).toEqual([]);
  });

  it('is nobody where it is in conflict', () => {
    const paper = new PaperCase().file();
    const stopped = new PaperCase().file({ excludedDesks: [paper.of('PSB').backup?.desk ?? ''] });
    expect(paper.of('PSB').backup).not.toBeNull();
    expect(stopped.of('PSB').backup).toBeNull();
  });
});
