import type { Person } from '@referrals/testing/people';

/** Milliseconds from a click on what this finds until the browser has painted what follows from it. */
export function clickToFrame({ page }: Person, selector: string): Promise<number> {
  return page.evaluate<number>(`new Promise((answer) => {
    const target = document.querySelector(${JSON.stringify(selector)});
    const began = performance.now();
    target.click();
    requestAnimationFrame(() => requestAnimationFrame(() => answer(performance.now() - began)));
  })`);
}

/** Milliseconds of each frame while the page scrolls from its top to its end and nothing else happens. */
export function scrollFrames({ page }: Person): Promise<number[]> {
  return page.evaluate<number[]>(`new Promise((answer) => {
    const frames = [];
    let last = performance.now();
    const step = (now) => {
      frames.push(now - last);
      last = now;
      const before = scrollY;
      scrollBy(0, 300);
      if (scrollY === before) answer(frames.slice(1));
      else requestAnimationFrame(step);
    };
    scrollTo(0, 0);
    requestAnimationFrame(step);
  })`);
}
