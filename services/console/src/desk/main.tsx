import { createRoot } from 'react-dom/client';
import { refuseMarkup } from '../shared/trusted-types';
import { language } from '../shared/words/language';
import { speakAdministration } from '../shared/words/administration';
import { speakDesk } from '../shared/words/desk';
import { speakOversight } from '../shared/words/oversight';
import { speakOwn } from '../shared/words/own';
import { speakShared } from '../shared/words/shared';
import { Desk } from './Desk';
import { markStyles } from './nonce';
import { showTheme } from './theme';

markStyles();
refuseMarkup();
showTheme();
document.documentElement.lang = language() === 'en' ? 'en' : 'zh-CN';
await Promise.all([speakShared(), speakDesk(), speakAdministration(), speakOversight(), speakOwn()]);
createRoot(document.getElementById('root')!).render(<Desk />);
