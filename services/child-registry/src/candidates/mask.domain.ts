/** An ID number without the birth date: whoever has the person before them can compare it, and nobody learns it. */
export const maskedIdNumber = (idNumber: string): string => `${idNumber.slice(0, 6)}${'*'.repeat(Math.max(idNumber.length - 10, 0))}${idNumber.slice(-4)}`;
