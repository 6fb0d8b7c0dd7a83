import { speak } from './speak';
import { phone as chinese } from './zh/phone';

export const phone = { ...chinese };

export const speakPhone = (): Promise<void> => speak(phone, async () => (await import('./en/phone')).phone);
