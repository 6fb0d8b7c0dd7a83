import { parseArgs } from 'node:util';

/**
 * Whole numbers from the command line, `--name value`, over the given defaults.
 * @throws Error with a sentence for the terminal when one is unknown or no whole number
 */
export function readNumbers<N extends string>(defaults: Readonly<Record<N, number>>, args: readonly string[] = process.argv.slice(2)): Record<N, number> {
  const options = Object.fromEntries(Object.keys(defaults).map((name) => [name, { type: 'string' as const }]));
  const { values } = parseArgs({ args: [...args], options, strict: true });
  const numbers: Record<string, number> = { ...defaults };
  for (const [name, text] of Object.entries(values)) {
    if (!/^\d{1,9}$/.test(String(text))) throw new Error(`--${name} 需要一个非负整数 needs a whole number`);
    numbers[name] = Number(text);
  }
  return numbers;
}
