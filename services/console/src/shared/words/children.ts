import { speak } from './speak';
import { children as chinese } from './zh/children';

export const childWords = { ...chinese };

/** Pages about children wait for this before they show: their words come with them, not with the first screen. */
export const speakChildren = (): Promise<void> => speak(childWords, async () => (await import('./en/children')).children);
