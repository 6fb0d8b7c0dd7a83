import { speak } from './speak';
import { desk as chinese } from './zh/desk';

export const desk = { ...chinese };

export const speakDesk = (): Promise<void> => speak(desk, async () => (await import('./en/desk')).desk);
