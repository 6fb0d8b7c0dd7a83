import { speakJourney } from '../../shared/words/journey';
import type { Page } from '../page';

export const pages: readonly Page[] = [{
  path: '/follow-up',
  load: async () => {
    await speakJourney();
    return await import('./follow-up-page');
  },
}];
