import type { InputFault } from './input-refused.js';

const UNITS: Readonly<Record<string, (limit: number) => string>> = {
  TOO_LONG: (limit) => `最多${limit}个字。`, TOO_MANY: (limit) => `最多${limit}项。`, TOO_FEW: (limit) => `至少${limit}项。`,
  TOO_LARGE: (limit) => `最大为${limit}。`, TOO_SMALL: (limit) => `最小为${limit}。`,
};

/** What would have been right, in a sentence. */
export function hintOf({ code, limit, allowed }: InputFault): { readonly hint?: string } {
  if (limit !== undefined) return { hint: UNITS[code]?.(limit) ?? `上限为${limit}。` };
  return allowed === undefined ? {} : { hint: `可填：${allowed.join('、')}。` };
}
