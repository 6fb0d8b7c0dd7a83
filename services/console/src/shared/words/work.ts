import { speak } from './speak';
import { work as chinese } from './zh/work';

export const work = { ...chinese };

export const speakWork = (): Promise<void> => speak(work, async () => (await import('./en/work')).work);
