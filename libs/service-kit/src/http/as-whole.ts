import type { InputFault } from './input-refused.js';

type FaultOfWhole = (input: never) => InputFault | undefined;

const rules = new WeakMap<object, FaultOfWhole>();

/** What is wrong with an input as a whole, told together with what is wrong with its fields. It may be asked of one whose fields are not right. */
export const AsWhole = <T extends object>(faultOf: (input: T) => InputFault | undefined) => (of: new () => T): void => { rules.set(of, faultOf); };

export function faultsOfWhole(input: unknown): InputFault[] {
  const rule = typeof input === 'object' && input !== null ? rules.get(input.constructor) : undefined;
  return rule === undefined ? [] : [rule(input as never) ?? []].flat();
}
