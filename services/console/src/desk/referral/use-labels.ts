import { useRead } from '../use-read';

const HOUR_MS = 3_600_000;

/** What officials say for codes of decisions and reasons of returns. */
export function useLabels(): Readonly<Record<string, string>> {
  const { data } = useRead('/api/referral-desk/codes', {}, { freshMs: HOUR_MS });
  if (data === undefined) return {};
  return Object.fromEntries([...data.agencies.flatMap(({ decisions }) => decisions), ...data.returnReasons].map(({ code, label }) => [code, label]));
}
