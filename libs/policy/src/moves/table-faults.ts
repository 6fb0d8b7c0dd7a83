import type { Moving, MoveTable } from './move-table.js';

/** What is wrong with a table of moves, for whoever writes it; empty when it is sound. */
export function faultsOfTable<R extends Moving, B, A extends string>(table: MoveTable<R, B, A>): string[] {
  const { states, initial, actions, rows, system = [] } = table;
  const named = [...initial, ...[...rows, ...system].flatMap(({ from, to }) => [...from, to])];
  const unknown = new Set(named.filter((state) => state !== 'UNCHANGED' && !states.includes(state)));
  return [
    ...[...unknown].map((state) => `${state} is no state`),
    ...actions.filter((action) => !rows.some((row) => row.action === action)).map((action) => `${action} has no row`),
    ...new Set(rows.filter(({ action }) => !actions.includes(action)).map(({ action }) => `${action} is no action`)),
    ...unreachableStates(table).map((state) => `nothing leads to ${state}`),
  ];
}

/** States that no sequence of moves, by persons or by the system, reaches from those in which a record begins. */
export function unreachableStates<R extends Moving, B, A extends string>({ states, initial, rows, system = [] }: MoveTable<R, B, A>): R['state'][] {
  const reached = new Set<string>(initial);
  for (let grown = -1; grown !== reached.size;) {
    grown = reached.size;
    for (const { from, to } of [...rows, ...system]) if (to !== 'UNCHANGED' && from.some((state) => reached.has(state))) reached.add(to);
  }
  return states.filter((state) => !reached.has(state));
}
