import type { ComponentChildren } from 'preact';

interface BottomBarProps {
  readonly children: ComponentChildren;
  /** Told above the buttons: what was not sent yet, for one. */
  readonly notice?: ComponentChildren;
}

/** Main buttons, fixed at the bottom where a thumb is. */
export function BottomBar({ children, notice }: BottomBarProps) {
  return (
    <div class="bar">
      <div role="status">{notice}</div>
      <div class="bar-buttons">{children}</div>
    </div>
  );
}
