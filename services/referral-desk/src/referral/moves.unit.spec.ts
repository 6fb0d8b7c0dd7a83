import { describe, expect, it } from '@jest/globals';
import { REFERRAL_STATES, type ReferralState } from '@referrals/contracts';
import { unreachableStates } from '@referrals/policy';
import { PaperCase } from '../../test/support/paper-case.js';
import type { Referral } from '../case/case.domain.js';
import { ACTIONS, referralMoves, type Action } from './moves.domain.js';

const { table } = referralMoves;
const base = new PaperCase().file().of('EDU');
const at = (patch: Partial<Referral>): Referral => ({ ...base, ...patch });
const from = (action: Action, patch: Partial<Referral>): string =>
  REFERRAL_STATES.filter((state) => referralMoves.rowAt(action, at({ ...patch, state })) !== undefined).join(' ');
const to = (action: Action, patch: Partial<Referral>): ReferralState | 'UNCHANGED' | undefined => referralMoves.rowAt(action, at(patch))?.to;

const meant: Partial<Referral> = { ownerAgency: 'EDU' };
const coordinator: Partial<Referral> = { ownerAgency: 'COORD', because: 'NO_DESK' };
const lastResort: Partial<Referral> = { ownerAgency: 'CIV', because: 'LAST_RESORT' };
const notice: Partial<Referral> = { role: 'NOTICE' };

describe('the table of moves', () => {
  it('has a row for every action, and reaches every state', () => {
    expect(new Set(table.rows.map((move) => move.action))).toEqual(new Set(ACTIONS));
    expect(unreachableStates(table)).toEqual([]);
  });

  it('notices a state that nothing leads to', () => {
    expect(unreachableStates({ ...table, rows: table.rows.filter((move) => move.action !== 'return') })).toEqual(['returned']);
  });

  it.each<[Action, Partial<Referral>, string, string]>([
    ['open', meant, 'LEAD or SUPPORT', 'routed'],
    ['open', { ...meant, ...notice }, 'a NOTICE', 'routed'],
    ['acknowledge', meant, 'at its desk', 'routed opened'],
    ['acknowledge', coordinator, "at a coordinator's desk", 'routed opened'],
    ['decide', meant, 'at its desk', 'acknowledged accepted'],
    ['conclude', meant, 'at its desk', 'acknowledged accepted'],
    ['conclude', { ...coordinator, ...notice }, "a NOTICE at a coordinator's desk", 'opened'],
    ['return', meant, 'at its desk', 'opened acknowledged'],
    ['return', coordinator, "at a coordinator's desk", ''],
    ['reroute', meant, 'at its desk', ''],
    ['reroute', coordinator, "at a coordinator's desk", 'routed opened acknowledged accepted returned'],
    ['reroute', lastResort, 'at the desk of last resort', 'routed opened acknowledged accepted returned'],
    ['reroute', { ...coordinator, ...notice }, 'a NOTICE at a coordinator', 'routed opened acknowledged accepted returned'],
    ['transfer', meant, 'at its desk', 'opened acknowledged accepted'],
    ['transfer', coordinator, "at a coordinator's desk", ''],
    ['reopen', meant, 'at its desk', 'concluded fed_back'],
    ['claim', meant, 'at its desk', 'routed opened acknowledged accepted returned'],
    ['unclaim', meant, 'at its desk', 'routed opened acknowledged accepted returned'],
    ['recuse', meant, 'at its desk', 'routed opened acknowledged accepted concluded returned fed_back ended'],
    ['release', meant, 'at its desk', 'accepted concluded fed_back'],
  ])('%s: %o, %s, is allowed from [%s]', (action, patch, _, states) => {
    expect(from(action, patch)).toBe(states);
  });

  it.each<Action>(['acknowledge', 'decide', 'return', 'transfer', 'reopen', 'release'])('a NOTICE has no %s', (action) => {
    for (const desk of [meant, coordinator, lastResort]) expect(from(action, { ...desk, ...notice })).toBe('');
  });

  it('ends a NOTICE when a desk of the agency meant opens it, and not at a coordinator or the last resort', () => {
    expect(to('open', { ...meant, ...notice })).toBe('ended');
    expect(to('open', { ...coordinator, ...notice })).toBe('opened');
    expect(to('open', { ...lastResort, ...notice })).toBe('opened');
    expect(to('conclude', { ...coordinator, ...notice, state: 'opened' })).toBe('ended');
  });
});
