const KEPT = 'text-size';

export type TextSize = 'normal' | 'large';

export const textSize = (): TextSize => (localStorage.getItem(KEPT) === 'large' ? 'large' : 'normal');

/** On this device, from now on. */
export function setTextSize(size: TextSize): void {
  localStorage.setItem(KEPT, size);
  showTextSize();
}

export function showTextSize(): void {
  document.documentElement.dataset['size'] = textSize();
}
