/** An ID number whose middle nobody reads: `430299********0017`. */
export const maskNumber = (number: string | null): string | null => (number === null ? null : `${number.slice(0, 6)}${'*'.repeat(Math.max(number.length - 10, 0))}${number.slice(-4)}`);

/** A certificate of whatever form: its end, where that does not tell most of it. */
export const maskCertificate = (number: string | null): string | null => (number === null ? null : `****${number.length > 8 ? number.slice(-4) : ''}`);
