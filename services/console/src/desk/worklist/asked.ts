/** What somebody looks for: a report by its number, or a child. Kept in memory only: never in an address, a title or on the device. */
export type Asked = { readonly number: string } | { readonly idNumber: string } | { readonly name: string };

const NUMBER = /^\d{4}-\d{7}-[\dX]$/i;
const ID_NUMBER = /^\d{17}[\dX]$/i;

/** By how it looks. Undefined when nothing was typed. */
export function askedOf(typed: string): Asked | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  if (NUMBER.test(text)) return { number: text.toUpperCase() };
  return ID_NUMBER.test(text) ? { idNumber: text.toUpperCase() } : { name: text };
}
