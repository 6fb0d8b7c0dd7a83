import { speak } from './speak';
import { oversight as chinese } from './zh/oversight';

export const oversight = { ...chinese };

export const speakOversight = (): Promise<void> => speak(oversight, async () => (await import('./en/oversight')).oversight);
