/** To one decimal, never rounded up: 100 is said of all alone. Of nothing there is no percentage: null. */
export const percentOf = (part: number, whole: number): number | null => (whole === 0 ? null : Math.floor((1000 * part) / whole) / 10);
