import { describe, expect, it } from '@jest/globals';
import { DomainError } from '@referrals/contracts';
import fc from 'fast-check';
import { Moves } from './moves.js';
import type { MoveTable } from './move-table.js';
import { unreachableStates } from './table-faults.js';

interface Lamp { readonly state: 'off' | 'on' | 'broken'; readonly version: number; readonly warm: boolean }
const lamp: Lamp = { state: 'off', version: 4, warm: false };
const anybody = (): boolean => true;
const table: MoveTable<Lamp, 'electrician' | 'guest', 'light' | 'mend' | 'warm' | 'dim'> = {
  states: ['off', 'on', 'broken'], initial: ['off'], actions: ['light', 'mend', 'warm', 'dim'],
  rows: [
    { action: 'light', from: ['off'], to: 'on', may: anybody },
    { action: 'mend', from: ['broken'], to: 'off', may: (_, by) => by === 'electrician' },
    { action: 'warm', from: ['on'], to: 'UNCHANGED', when: ({ warm }) => !warm, may: anybody },
    { action: 'dim', from: ['on'], to: 'off', may: (_, by) => by === 'guest' },
    { action: 'dim', from: ['on'], to: 'UNCHANGED', may: anybody },
  ],
  system: [{ action: 'burn-out', from: ['on', 'off'], to: 'broken' }],
};
const moves = new Moves(table);
const refusal = (make: () => unknown): DomainError => {
  try { make(); } catch (error) { if (error instanceof DomainError) return error; }
  throw new Error('not refused');
};

describe('a table of moves', () => {
  it('says what may be done, in its order, and by which row', () => {
    expect(moves.allowed({ ...lamp, state: 'on' }, 'guest')).toEqual(['warm', 'dim']);
    expect(moves.allowed({ ...lamp, state: 'on', warm: true }, 'guest')).toEqual(['dim']);
    expect(moves.allowed({ ...lamp, state: 'broken' }, 'guest')).toEqual([]);
    expect(moves.admit('dim', { ...lamp, state: 'on' }, 'guest').to).toBe('off');
    expect(moves.admit('dim', { ...lamp, state: 'on' }, 'electrician').to).toBe('UNCHANGED');
  });

  it('knows whether a move is illegal in itself, whoever asks', () => {
    expect(moves.rowAt('mend', { ...lamp, state: 'broken' })?.to).toBe('off');
    expect(moves.rowAt('mend', lamp)).toBeUndefined();
    expect(moves.rowAt('warm', { ...lamp, state: 'on', warm: true })).toBeUndefined();
  });

  it('refuses what is stale before what is illegal, and says what may be done', () => {
    expect(refusal(() => moves.make('mend', lamp, 'guest', 3))).toMatchObject({ code: 'VERSION_STALE', field: 'If-Match' });
    expect(refusal(() => moves.make('mend', lamp, 'guest', 4))).toMatchObject({ code: 'ILLEGAL_MOVE', facts: { allowedActions: ['light'] } });
  });

  it('is moved by the system where the move begins, and not twice', () => {
    const broken = moves.makeBySystem('burn-out', lamp);
    expect(broken).toEqual({ ...lamp, state: 'broken', version: 5 });
    expect(moves.makeBySystem('burn-out', { ...lamp, state: 'broken' })).toBeUndefined();
  });

  it('is not made unless every state can be reached, every action has a row and every word is known', () => {
    const made = (patch: object) => () => new Moves({ ...table, ...patch });
    expect(made({ system: [] })).toThrow('nothing leads to broken');
    expect(made({ rows: table.rows.filter(({ action }) => action !== 'warm') })).toThrow('warm has no row');
    expect(made({ initial: ['lost'] })).toThrow('lost is no state');
    expect(made({ actions: ['light', 'mend', 'warm'] })).toThrow('dim is no action');
  });
});

/** Any record, whoever asks and a table of either: conditions are drawn, too. */
const STATES = ['a', 'b', 'c', 'd'] as const;
const ACTIONS = ['p', 'q', 'r'] as const;
interface Any { readonly state: (typeof STATES)[number]; readonly version: number; readonly mark: number }
const when = fc.nat(3).map((n) => (record: Any) => record.mark % 4 !== n);
const may = fc.nat(3).map((n) => (record: Any, by: number) => (record.mark + by) % 4 !== n);
const row = fc.record({
  action: fc.constantFrom(...ACTIONS), from: fc.subarray([...STATES], { minLength: 1 }), to: fc.constantFrom('UNCHANGED' as const, ...STATES), when, may,
});
const anyTable = fc.array(row, { minLength: 1, maxLength: 8 }).map((rows) => {
  const actions = ACTIONS.filter((action) => rows.some((one) => one.action === action));
  const lost = unreachableStates<Any, number, (typeof ACTIONS)[number]>({ states: STATES, initial: ['a'], actions, rows });
  return new Moves<Any, number, (typeof ACTIONS)[number]>({ states: STATES, initial: ['a', ...lost], actions, rows });
});
const anyRecord = fc.record({ state: fc.constantFrom(...STATES), version: fc.integer({ min: 1, max: 9 }), mark: fc.nat(3) });

describe('of any table', () => {
  it('what it names as allowed happens and counts the version by one; all else is refused and nothing is changed', () => {
    fc.assert(fc.property(anyTable, anyRecord, fc.nat(3), (any, record, by) => {
      const before = structuredClone(record);
      const allowed = any.allowed(record, by);
      for (const action of ACTIONS) {
        if (allowed.includes(action)) {
          const { to } = any.admit(action, record, by);
          expect(any.make(action, record, by, record.version)).toEqual({ ...record, state: to === 'UNCHANGED' ? record.state : to, version: record.version + 1 });
          expect(any.rowAt(action, record)).toBeDefined();
        } else {
          expect(refusal(() => any.make(action, record, by, record.version))).toMatchObject({ code: 'ILLEGAL_MOVE', facts: { allowedActions: allowed } });
        }
        expect(refusal(() => any.make(action, record, by, record.version + 1)).code).toBe('VERSION_STALE');
      }
      expect(record).toEqual(before);
    }), { numRuns: 500 });
  });

  it('a state that some moves reach from the beginning is not called unreachable', () => {
    const step = fc.record({ action: fc.constantFrom(...ACTIONS), by: fc.nat(3), mark: fc.nat(3) });
    fc.assert(fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), fc.array(step, { maxLength: 12 }), (rows, steps) => {
      const drawn = { states: STATES, initial: ['a'] as const, actions: ACTIONS, rows };
      const lost = unreachableStates<Any, number, (typeof ACTIONS)[number]>(drawn);
      let record: Any = { state: 'a', version: 1, mark: 0 };
      for (const { action, by, mark } of steps) {
        record = { ...record, mark };
        const found = rows.find((one) => one.action === action && one.from.includes(record.state) && one.when(record) && one.may(record, by));
        if (found !== undefined && found.to !== 'UNCHANGED') record = { ...record, state: found.to };
        expect(lost).not.toContain(record.state);
      }
    }), { numRuns: 300 });
  });
});
