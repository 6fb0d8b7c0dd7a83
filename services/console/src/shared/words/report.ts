import { speak } from './speak';
import { report as chinese } from './zh/report';

export const report = { ...chinese };

export const speakReport = (): Promise<void> => speak(report, async () => (await import('./en/report')).report);
