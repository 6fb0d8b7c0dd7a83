import { createRoot } from 'react-dom/client';
import { refuseMarkup } from '../shared/trusted-types';
import { language } from '../shared/words/language';
import { speakDesk } from '../shared/words/desk';
import { speakShared } from '../shared/words/shared';
import { speakWork } from '../shared/words/work';
import { Desk } from './Desk';
import { markStyles } from './nonce';
import { showTheme } from './theme';

markStyles();
refuseMarkup();
showTheme();
document.documentElement.lang = language() === 'en' ? 'en' : 'zh-CN';
await Promise.all([speakShared(), speakDesk(), speakWork()]);
createRoot(document.getElementById('root')!).render(<Desk />);
