export type Language = 'zh' | 'en';

const KEPT = 'language';

/** What this browser was told to speak, else what it asks for itself; Chinese when that is neither. */
export function language(): Language {
  const chosen = localStorage.getItem(KEPT) ?? navigator.language;
  return chosen.startsWith('en') ? 'en' : 'zh';
}

/** Opens the page again in the other language; ask first when something was typed. */
export function switchLanguage(): void {
  localStorage.setItem(KEPT, language() === 'en' ? 'zh' : 'en');
  location.reload();
}
