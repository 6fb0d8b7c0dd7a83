import { useState } from 'react';
import { ChangeDrawer, type ChangeDrawerProps } from './ChangeDrawer';

interface ChangeButtonProps extends Pick<ChangeDrawerProps, 'form' | 'onDone'> {
  readonly version?: number | undefined;
  readonly isMain?: boolean;
  /** Beside the word, for whoever hears the page: which row it is of. */
  readonly of?: string | undefined;
}

/** Opens the form of a change. */
export function ChangeButton({ form, version, isMain = false, of, onDone }: ChangeButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button className={isMain ? 'button main' : 'button'} type="button" aria-haspopup="dialog" aria-label={of === undefined ? undefined : `${form.title} ${of}`} onClick={() => { setOpen(true); }}>{form.title}</button>
      {isOpen ? <ChangeDrawer form={form} version={version} onClose={() => { setOpen(false); }} onDone={onDone} /> : null}
    </>
  );
}
