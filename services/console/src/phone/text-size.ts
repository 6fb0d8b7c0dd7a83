const KEPT = 'text-size';

export const isLarge = (): boolean => localStorage.getItem(KEPT) === 'large';

/** On this device, from now on. */
export function setLarge(large: boolean): void {
  if (large) localStorage.setItem(KEPT, 'large');
  else localStorage.removeItem(KEPT);
  showSize();
}

export function showSize(): void {
  document.documentElement.dataset['size'] = isLarge() ? 'large' : 'normal';
}
