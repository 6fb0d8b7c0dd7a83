import { ConfigProvider, theme as themes } from 'antd';
import english from 'antd/locale/en_US';
import chinese from 'antd/locale/zh_CN';
import { useSyncExternalStore, type ReactNode } from 'react';
import { language } from '../../shared/words/language';
import { pageNonce } from '../nonce';
import { theme } from '../theme';

const onTheme = (changed: () => void): (() => void) => {
  addEventListener('theme', changed);
  return () => { removeEventListener('theme', changed); };
};
/** What it opens lies inside the page's main part, where whoever hears the page finds it. */
const container = (): HTMLElement => document.getElementById('main') ?? document.body;

/** Around parts of the component library, in the colours and the language of the page. Not around all pages: a list needs none of it. */
export function ComponentLibrary({ children }: { readonly children: ReactNode }) {
  const shown = useSyncExternalStore(onTheme, theme);
  const locale = language() === 'en' ? english : chinese;
  return (
    <ConfigProvider
      locale={locale} csp={{ nonce: pageNonce }} button={{ autoInsertSpace: false }} getPopupContainer={container}
      theme={{
        hashed: false, algorithm: shown === 'dark' ? themes.darkAlgorithm : themes.defaultAlgorithm,
        token: { colorPrimary: shown === 'dark' ? '#7cb9f2' : '#0b5cab', fontSize: 16, borderRadius: 6, fontFamily: 'inherit' },
      }}
    >
      {children}
    </ConfigProvider>
  );
}
