/** What somebody looks for: a report by its number, or a child. Kept in memory only: never in an address, a title or on the device. */
export type Asked = { readonly number: string } | { readonly idNumber: string } | { readonly name: string };

/** However it is spaced: the server reads it. */
const NUMBER = /^\d{11}[\dX]$/i;
const BETWEEN = /[\s\-‐–—－]/g;
const ID_NUMBER = /^\d{17}[\dX]$/i;

/** By how it looks. Undefined when nothing was typed. */
export function askedOf(typed: string): Asked | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  const close = text.replace(BETWEEN, '').toUpperCase();
  if (NUMBER.test(close)) return { number: text };
  return ID_NUMBER.test(close) ? { idNumber: close } : { name: text };
}
