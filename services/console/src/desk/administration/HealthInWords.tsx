import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import type { components } from '#api';
import { ask } from '../../shared/api';
import { ApiError } from '../../shared/problem';
import { routes } from '../../shared/routes';
import { administration } from '../../shared/words/administration';
import { shared } from '../../shared/words/shared';
import { Reading } from '../parts/Reading';
import { StatusTag, type Tone } from '../parts/StatusTag';

type Health = components['schemas']['HealthView'];
type State = Health['state'];

const EVERY_MS = 15_000;
const SAME: Record<State, Tone> = { ok: 'good', joining: 'act', degraded: 'bad', waiting: 'bad', ending: 'soft' };

/** Whoever cannot serve answers 503, with the same words. */
async function readHealth(): Promise<Health> {
  try {
    return await ask<Health>('/health/exchange');
  } catch (error) {
    if (error instanceof ApiError && error.status === 503) return { state: 'waiting', findings: [] };
    throw error;
  }
}

/** `referral-desk events` in words: which part, and what of it. */
function partText(name: string): string {
  const { parts, kinds } = administration.health;
  const said = name.split(' ').flatMap((word) => parts[word] ?? kinds[word] ?? []);
  return said.length === 0 ? shared.other : said.join(' · ');
}

/** How the whole system is, in one sentence; what is not well is listed. */
export function HealthInWords() {
  const words = administration.health;
  const health = useQuery({ queryKey: ['health'], queryFn: readHealth, refetchInterval: EVERY_MS });
  return (
    <section className="panel" aria-labelledby="health">
      <h2 id="health">{words.title}</h2>
      <Reading of={health}>
        {({ state, findings }) => (
          <>
            <p><StatusTag tone={SAME[state]}>{words.finding[state]}</StatusTag> {words[state]}</p>
            <ul hidden={findings.every((one) => one.state === 'ok')}>
              {findings.filter((one) => one.state !== 'ok').map((one) => <li key={one.name}>{partText(one.name)} <StatusTag tone={SAME[one.state]}>{words.finding[one.state]}</StatusTag></li>)}
            </ul>
            {state === 'degraded' ? <p><Link to={`${routes.administration}/events`}>{words.look}</Link></p> : null}
          </>
        )}
      </Reading>
    </section>
  );
}
