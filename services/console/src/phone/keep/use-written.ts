import { useEffect, useState } from 'preact/hooks';
import type { ItemPlan, OpenItem } from './drafts';
import { noteOnlyInPage } from './only-in-page';
import { Written } from './written';

export interface WrittenForm<Form> {
  readonly form: Form;
  /** It was written earlier, by this person on this device. */
  readonly isFound: boolean;
  /** It was, when this form was opened; also after it was taken. */
  readonly wasFound: boolean;
  readonly write: (form: Form) => void;
  /** Empty again, for another one. @returns what was kept, to be submitted in its place */
  readonly take: () => Promise<OpenItem<Form> | undefined>;
  /** What was written is deleted. */
  readonly drop: () => Promise<void>;
}

/** A form that is kept as it is written, and is not lost to a lock, a closed page or a step back. */
export function useWritten<Form>(plan: ItemPlan, isIt: (form: Form) => boolean, empty: () => Form): WrittenForm<Form> {
  const [written] = useState(() => new Written(plan, isIt, (now) => JSON.stringify(now) === JSON.stringify(empty()), (isKept) => { noteOnlyInPage('FIELD', !isKept); }));
  const [form, setForm] = useState(empty);
  const [isFound, setFound] = useState(false);
  const [wasFound, setWasFound] = useState(false);
  useEffect(() => {
    const save = (): void => { void written.save(); };
    void written.found().then((found) => {
      if (found === undefined) return;
      setForm(found);
      setFound(true);
      setWasFound(true);
    });
    addEventListener('pagehide', save);
    return () => {
      removeEventListener('pagehide', save);
      save();
    };
  }, [written]);
  const clear = (): void => {
    setForm(empty());
    setFound(false);
  };
  return {
    form, isFound, wasFound,
    write: (next) => {
      setForm(next);
      written.write(next);
    },
    take: async () => {
      const taken = await written.take();
      clear();
      return taken;
    },
    drop: async () => {
      await written.drop();
      clear();
    },
  };
}
