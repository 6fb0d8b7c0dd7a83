/** A PIN: six digits. */
export const PIN_FORM = /^[0-9]{6}$/;

/** How many wrong PINs a session takes, in all. */
export const MOST_WRONG = 5;

/** One digit six times, or each digit one more (one less) than the one before it: what anybody tries first. */
export function isWeakPin(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, index) => Number(digit) - Number(pin[index]));
  return steps.every((step) => step === steps[0]) && [-1, 0, 1].includes(steps[0] ?? 0);
}
