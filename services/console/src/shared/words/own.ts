import { speak } from './speak';
import { own as chinese } from './zh/own';

export const own = { ...chinese };

export const speakOwn = (): Promise<void> => speak(own, async () => (await import('./en/own')).own);
