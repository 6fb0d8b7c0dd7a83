import { routes } from '../../shared/routes';

/** Attributes by which keys find what they are for. */
export const MAIN_ACTION = 'data-main-action';
export const SEARCH = 'data-search';

const ROWS = '.row-link';
const KEPT = 'keyboard';
const NEXT_KEY_MS = 1_500;

/** Whether single keys do something; kept on this device. */
export const isKeyboardOn = (): boolean => localStorage.getItem(KEPT) !== 'off';
export const setKeyboard = (isOn: boolean): void => { localStorage.setItem(KEPT, isOn ? 'on' : 'off'); };

export interface KeyActions {
  /** Shows or hides which key does what. */
  readonly help: () => void;
  readonly go: (path: string) => void;
}

const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'SELECT', 'TEXTAREA'].includes(target.tagName));
const isInDrawer = (): boolean => document.querySelector('.ant-drawer-open') !== null;
const focus = (selector: string): boolean => {
  const found = document.querySelector<HTMLElement>(selector);
  found?.focus();
  return found !== null;
};

function toRow(step: 1 | -1): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>(ROWS)];
  const now = rows.findIndex((row) => row === document.activeElement);
  const next = rows[now === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, now + step))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
  return next !== undefined;
}

/** Single keys of the desk; off while somebody types, in a drawer, with another key held, or when turned off. Returns how to stop. */
export function listenToKeys({ help, go }: KeyActions): () => void {
  let goingUntil = 0;
  const places: Readonly<Record<string, string>> = { w: routes.desk, i: routes.inbox };
  const keys: Readonly<Record<string, () => boolean>> = {
    '/': () => focus(`[${SEARCH}]`),
    j: () => toRow(1),
    k: () => toRow(-1),
    a: () => { const button = document.querySelector<HTMLElement>(`[${MAIN_ACTION}] button`); button?.click(); return button !== null; },
    g: () => { goingUntil = Date.now() + NEXT_KEY_MS; return true; },
    '?': () => { help(); return true; },
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !isKeyboardOn() || isTyping(event.target) || isInDrawer()) return;
    const place = Date.now() < goingUntil ? places[event.key] : undefined;
    goingUntil = 0;
    if (place !== undefined) {
      event.preventDefault();
      go(place);
    } else if (keys[event.key]?.()) event.preventDefault();
  };
  addEventListener('keydown', onKey);
  return () => { removeEventListener('keydown', onKey); };
}
