import type { ReactNode } from 'react';
import { desk } from '../../shared/words/desk';

interface MoveButtonProps {
  readonly children: string;
  /** Without it the button submits the form that it stands in. */
  readonly onClick?: () => void;
  /** A form opens beside the page: said to whoever hears it. */
  readonly opens?: 'dialog';
  readonly isMain?: boolean;
  readonly isSending?: boolean;
  readonly isSlow?: boolean;
  /** What it means, under the button. */
  readonly means?: ReactNode;
}

/** The button of one move: takes one click at a time, and says so when the answer takes long. Never dead: what is not allowed is absent. */
export function MoveButton({ children, onClick, opens, isMain = false, isSending = false, isSlow = false, means }: MoveButtonProps) {
  return (
    <span className="move">
      <button
        className={isMain ? 'button main' : 'button'} type={onClick === undefined ? 'submit' : 'button'} aria-haspopup={opens} aria-disabled={isSending}
        onClick={(event) => { if (isSending) event.preventDefault(); else onClick?.(); }}
      >
        {children}
      </button>
      <small className="sub" role="status">{isSlow ? desk.move.working : ''}</small>
      {means === undefined ? null : <small className="sub">{means}</small>}
    </span>
  );
}
