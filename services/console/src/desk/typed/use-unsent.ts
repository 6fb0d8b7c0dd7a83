import { useEffect, useState } from 'react';
import { dropUnsent, keepUnsent, unsentOf } from './unsent';

interface Unsent<T> {
  readonly values: T;
  /** Something was typed, now or before the lock. */
  readonly isTyped: boolean;
  readonly change: (by: (before: T) => T) => void;
}

/**
 * What is typed into a form, which outlives the lock. `form` names the move and what it is of, so that nothing typed for one lies in another's form.
 * Dropped with the form, when it is sent or left.
 */
export function useUnsent<T extends object>(form: string, initial: () => T): Unsent<T> {
  const [name] = useState(() => `${location.pathname} ${form}`);
  const [first] = useState(initial);
  const [{ values, isTyped }, set] = useState(() => {
    const kept = unsentOf(name) as Partial<T> | undefined;
    return { values: { ...first, ...kept }, isTyped: kept !== undefined };
  });
  useEffect(() => { if (isTyped) keepUnsent(name, first, values); }, [name, first, values, isTyped]);
  useEffect(() => () => { dropUnsent(name); }, [name]);
  return { values, isTyped, change: (by) => { set((before) => ({ values: by(before.values), isTyped: true })); } };
}
