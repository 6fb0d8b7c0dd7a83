import { speak } from './speak';
import { shared as chinese } from './zh/shared';

export const shared = { ...chinese };

export const speakShared = (): Promise<void> => speak(shared, async () => (await import('./en/shared')).shared);
