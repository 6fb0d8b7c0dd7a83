import { speak } from './speak';
import { field as chinese } from './zh/field';

export const field = { ...chinese };

export const speakField = (): Promise<void> => speak(field, async () => (await import('./en/field')).field);
