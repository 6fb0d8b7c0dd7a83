import { containersOnly, dockerAnswers } from '@referrals/testing';
import { whyNoBroker } from '../broker/index.js';
import type { Surroundings } from '../broker/java-tools.js';

/** Where the broker of the specs comes from, best first; `none` says what is missing. */
export type BrokerSource =
  | { readonly from: 'given'; readonly address: string }
  | { readonly from: 'docker' }
  | { readonly from: 'jars' }
  | { readonly from: 'none'; readonly why: string };

/** `KAFKA_BROKERS`, else a Docker engine that answers, else Java and Maven. With TEST_CONTAINERS=1 nothing but Docker. */
export function chooseBroker(surroundings: Surroundings): BrokerSource {
  if (containersOnly(surroundings)) return { from: 'docker' };
  const given = surroundings['KAFKA_BROKERS']?.split(',')[0];
  if (given) return { from: 'given', address: given };
  if (dockerAnswers(surroundings)) return { from: 'docker' };
  const missing = whyNoBroker(surroundings);
  return missing === undefined ? { from: 'jars' } : { from: 'none', why: missing.message.replaceAll('\n', ' ') };
}
