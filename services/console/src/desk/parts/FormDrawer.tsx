import { useBlocker } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import { ApiError } from '../../shared/problem';
import { desk } from '../../shared/words/desk';
import { shared } from '../../shared/words/shared';
import { ChangedNote } from './ChangedNote';
import { ComponentLibrary } from './ComponentLibrary';
import { MoveButton } from './MoveButton';
import { ProblemBox } from './ProblemBox';

interface FormDrawerProps {
  readonly title: string;
  /** The verb on its button. */
  readonly verb: string;
  readonly isOpen: boolean;
  /** Something was typed: leaving asks. */
  readonly isDirty: boolean;
  readonly isSending?: boolean;
  readonly isSlow?: boolean;
  readonly problem?: ApiError | undefined;
  /** The version was another's meanwhile: who and what is said, what was typed stays. */
  readonly hasChanged?: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

const FIRST = 'input, select, textarea';

/** A form at the side of the page it belongs to. Problems of fields stand beside them (`FormField`), all others above the buttons. */
export function FormDrawer({ title, verb, isOpen, isDirty, isSending = false, isSlow = false, problem, hasChanged = false, onSubmit, onClose, children }: FormDrawerProps) {
  const form = useRef<HTMLFormElement>(null);
  const asks = isOpen && isDirty && !isSending;
  useBlocker({ shouldBlockFn: () => !window.confirm(desk.form.leave), enableBeforeUnload: asks, disabled: !asks });
  useEffect(() => { form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(); }, [problem]);
  const close = (): void => { if (!isDirty || window.confirm(desk.form.leave)) onClose(); };
  const focusFirst = (opened: boolean): void => { if (opened) (form.current?.querySelector<HTMLElement>(FIRST) ?? form.current?.querySelector<HTMLElement>('[type=submit]'))?.focus(); };
  return (
    <ComponentLibrary>
      <Drawer
        title={title} aria-label={title} open={isOpen} onClose={close} size={480} getContainer={() => document.getElementById('main') ?? document.body} closable={{ 'aria-label': shared.close }}
        afterOpenChange={focusFirst} destroyOnHidden
      >
        <form ref={form} onSubmit={(event) => { event.preventDefault(); if (!isSending) onSubmit(); }} noValidate>
          {children}
          {hasChanged ? <ChangedNote problem={problem} /> : <ProblemBox error={problem} />}
          <div className="drawer-buttons">
            <button className="button" type="button" onClick={close}>{shared.cancel}</button>
            <MoveButton isMain isSending={isSending} isSlow={isSlow}>{verb}</MoveButton>
          </div>
        </form>
      </Drawer>
    </ComponentLibrary>
  );
}
