import { Drawer } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import { ApiError } from '../../shared/problem';
import { desk } from '../../shared/words/desk';
import { shared } from '../../shared/words/shared';
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
  readonly hasChanged?: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A form at the side of the page it belongs to. Problems of fields stand beside them (`FormField`), all others above the buttons. */
export function FormDrawer({ title, verb, isOpen, isDirty, isSending = false, isSlow = false, problem, hasChanged = false, onSubmit, onClose, children }: FormDrawerProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => { form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(); }, [problem]);
  const close = (): void => { if (!isDirty || window.confirm(desk.form.leave)) onClose(); };
  return (
    <ComponentLibrary>
      <Drawer title={title} aria-label={title} open={isOpen} onClose={close} size={480} getContainer={() => document.getElementById('main') ?? document.body} closable={{ 'aria-label': shared.close }} destroyOnHidden>
        <form ref={form} onSubmit={(event) => { event.preventDefault(); onSubmit(); }} noValidate>
          {children}
          {hasChanged ? <p className="problem" role="alert">{desk.move.changed}</p> : null}
          <ProblemBox error={problem} />
          <div className="drawer-buttons">
            <button className="button" type="button" onClick={close}>{shared.cancel}</button>
            <MoveButton isMain isSending={isSending} isSlow={isSlow} onClick={onSubmit}>{verb}</MoveButton>
          </div>
        </form>
      </Drawer>
    </ComponentLibrary>
  );
}
