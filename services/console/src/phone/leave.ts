/** Where a quick exit leads: a page anybody might have open. */
const ELSEWHERE = 'https://www.weather.com.cn/';
const PRESSES = 3;
const WITHIN_MS = 2_000;

const before = new Set<() => void>();

/** What must be dropped when somebody leaves quickly (keys of drafts): called first, and not waited for. */
export function onLeave(drop: () => void): void {
  before.add(drop);
}

/** Blanks the page in the same task, then goes elsewhere; Back does not lead here again. */
export function leave(): void {
  document.body.replaceChildren();
  document.title = '';
  before.forEach((drop) => { drop(); });
  location.replace(ELSEWHERE);
}

/** Shift three times within two seconds leaves. */
export function leaveOnShift(): void {
  let presses: number[] = [];
  addEventListener('keydown', ({ key, repeat }) => {
    if (repeat) return;
    const now = Date.now();
    presses = key === 'Shift' ? [...presses, now].filter((at) => now - at < WITHIN_MS) : [];
    if (presses.length >= PRESSES) leave();
  });
}
