export type Theme = 'light' | 'dark';

const KEPT = 'theme';

/** What was chosen on this device, else what the device wants. */
export function theme(): Theme {
  const chosen = localStorage.getItem(KEPT);
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

export function showTheme(): void {
  document.documentElement.dataset['theme'] = theme();
}

/** Also tells those who draw with it (`theme` of the window). */
export function switchTheme(): void {
  localStorage.setItem(KEPT, theme() === 'dark' ? 'light' : 'dark');
  showTheme();
  dispatchEvent(new Event('theme'));
}
