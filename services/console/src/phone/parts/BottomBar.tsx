import type { ComponentChildren } from 'preact';
import { Unsent } from './Unsent';

interface BottomBarProps { readonly children: ComponentChildren }

/** Main buttons, fixed at the bottom where a thumb is; above them what was not sent yet. */
export function BottomBar({ children }: BottomBarProps) {
  return (
    <div class="bar">
      <Unsent />
      <div class="bar-buttons">{children}</div>
    </div>
  );
}
