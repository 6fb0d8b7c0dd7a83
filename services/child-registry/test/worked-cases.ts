import { readFileSync } from 'node:fs';

interface Case<I, O> { readonly name: string; readonly input: I; readonly expected: O }

/** The worked cases of a decision, for `it.each`: `[name, case]`. @param file in `cases/`, without `.jsonl` */
export function workedCases<I = never, O = unknown>(file: string, decision: string): [string, Case<I, O>][] {
  const lines = readFileSync(new URL(`cases/${file}.jsonl`, import.meta.url), 'utf8').trim().split('\n');
  const cases = lines.map((line) => JSON.parse(line) as Case<I, O> & { readonly decision: string });
  return cases.filter((one) => one.decision === decision).map((one) => [one.name, one]);
}
