import type { Expected, InputFault } from './input-refused.js';

const UNITS: Readonly<Record<string, (limit: number) => string>> = {
  TOO_LONG: (limit) => `最多${limit}个字。`, TOO_MANY: (limit) => `最多${limit}项。`,
  TOO_LARGE: (limit) => `最大为${limit}。`, INVALID_INPUT: (limit) => `至少为${limit}。`,
};

const KINDS: Readonly<Record<Expected, string>> = {
  TEXT: '应为文字。', INTEGER: '应为整数。', BOOLEAN: '应为 true 或 false。', UUID: '应为系统内的编号（UUID）。', LIST: '应为列表。', OBJECT: '应为一组字段。',
};

/** What would have been right, in a sentence. */
export function hintOf({ code, limit, allowed, expected }: InputFault): { readonly hint?: string } {
  if (limit !== undefined) return { hint: UNITS[code]?.(limit) ?? `上限为${limit}。` };
  if (allowed !== undefined) return { hint: `可填：${allowed.join('、')}。` };
  return expected === undefined ? {} : { hint: KINDS[expected] };
}
