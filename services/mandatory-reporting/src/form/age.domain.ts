const ABOUT = /约|左右|大概|大约|上下|来岁|多岁|不到|可能|about/;

/** An age somebody guessed, as it is kept: always told to be a guess. “8” is `约8岁`, “八岁左右” stays. Doing it twice changes nothing. */
export function readAge(typed: string): string {
  const told = typed.trim();
  if (ABOUT.test(told)) return told;
  return /^[0-9０-９]+$/.test(told) ? `约${told.normalize('NFKC')}岁` : `约${told}`;
}

/** The years a guess names in digits; undefined where it names none, or more than one. */
export function yearsOf(age: string): number | undefined {
  const [years, another] = age.normalize('NFKC').match(/[0-9]+/g) ?? [];
  return years === undefined || another !== undefined ? undefined : Number(years);
}
