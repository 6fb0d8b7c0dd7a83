import { parseArgs } from 'node:util';

type Words = Readonly<Record<string, readonly string[]>>;
type Options<N extends string, W extends Words> = Record<N, number> & { [K in keyof W]: W[K][number] };

/**
 * Whole numbers from the command line, `--name value`, over the given defaults.
 * @throws Error with a sentence for the terminal when one is unknown or no whole number
 */
export function readNumbers<N extends string>(defaults: Readonly<Record<N, number>>, args: readonly string[] = process.argv.slice(2)): Record<N, number> {
  return readOptions(defaults, {}, args);
}

/**
 * As `readNumbers`, and options that are one of a few words, the first of them by default.
 * @throws Error with a sentence for the terminal
 */
export function readOptions<N extends string, W extends Words>(defaults: Readonly<Record<N, number>>, words: W, args: readonly string[] = process.argv.slice(2)): Options<N, W> {
  const names = [...Object.keys(defaults), ...Object.keys(words)];
  const { values } = parseArgs({ args: [...args], options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])), strict: true });
  const read: Record<string, number | string> = { ...defaults, ...Object.fromEntries(Object.entries(words).map(([name, [first = '']]) => [name, first])) };
  for (const [name, given] of Object.entries(values)) {
    const text = String(given);
    const choices = words[name];
    if (choices === undefined && !/^\d{1,9}$/.test(text)) throw new Error(`--${name} 需要一个非负整数 needs a whole number`);
    if (choices !== undefined && !choices.includes(text)) throw new Error(`--${name} 只能是 can only be: ${choices.join(', ')}`);
    read[name] = choices === undefined ? Number(text) : text;
  }
  return read as Options<N, W>;
}
