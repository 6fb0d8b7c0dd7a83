import { speak } from './speak';
import { journey as chinese } from './zh/journey';

export const journey = { ...chinese };

export const speakJourney = (): Promise<void> => speak(journey, async () => (await import('./en/journey')).journey);
