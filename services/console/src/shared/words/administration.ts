import { speak } from './speak';
import { administration as chinese } from './zh/administration';

export const administration = { ...chinese };

export const speakAdministration = (): Promise<void> => speak(administration, async () => (await import('./en/administration')).administration);
