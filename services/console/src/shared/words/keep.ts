import { speak } from './speak';
import { keep as chinese } from './zh/keep';

export const keep = { ...chinese };

export const speakKeep = (): Promise<void> => speak(keep, async () => (await import('./en/keep')).keep);
