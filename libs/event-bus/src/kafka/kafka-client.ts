import type { Kafka as KafkaClient, KafkaConfig, logCreator } from 'kafkajs';
import type { KafkaSettings } from './kafka-settings.js';
import { Kafka, logLevel } from './kafkajs.js';

/** What the client says, at the level it has for whoever runs the system. */
export type KafkaLog = (level: 'info' | 'warn' | 'error', message: string, fields: Readonly<Record<string, string | number>>) => void;

/** What happens whenever a consumer joins or leaves, or a broker restarts. KafkaJS calls it an error; nobody has to do anything. */
const ORDINARY = /REBALANCE_IN_PROGRESS|ILLEGAL_GENERATION|UNKNOWN_MEMBER_ID|MEMBER_ID_REQUIRED|NOT_COORDINATOR|COORDINATOR_(NOT_AVAILABLE|LOAD_IN_PROGRESS)|NOT_LEADER|LEADER_NOT_AVAILABLE|rebalanc|coordinator|not the leader|leader for this|unknown member|generation/i;
/**
 * Said at every start of a producer, ours is thrown away after a failure, so nothing depends on its retries; and of a topic that was just
 * made, which is asked for until its leaders answer.
 */
const OF_NO_CONCERN = /Limiting retries for the idempotent producer|^Response (ListOffsets\(.*not the leader|Metadata\(.*does not host this topic)/;
/** The network's: logged, tried again, and seen on /health/ready when it lasts. */
const NETWORK = /ECONN|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|Connection (error|timeout)|Failed to connect|Closed connection|timed out|crash|restarting the consumer/i;

/** One side does not trust the other's certificate: nothing that passes by itself. */
export const UNTRUSTED = /certificate|SSL alert/i;

type Levels = Parameters<ReturnType<logCreator>>[0]['level'];

/** KafkaJS's levels as an operator understands them. */
export function levelOf(level: Levels, text: string): 'info' | 'warn' | 'error' | undefined {
  if (level > logLevel.WARN || OF_NO_CONCERN.test(text)) return undefined;
  if (ORDINARY.test(text)) return 'info';
  if (UNTRUSTED.test(text)) return 'error';
  return level === logLevel.WARN || NETWORK.test(text) ? 'warn' : 'error';
}

/** Codes and counts of a log line; never what a message held. */
function creator(onLog: KafkaLog): logCreator {
  return () => ({ level, namespace, log }) => {
    const logged = levelOf(level, `${log.message} ${String(log.error ?? '')}`);
    if (logged === undefined) return;
    const fields: Record<string, string | number> = { part: namespace };
    for (const name of ['error', 'groupId', 'broker', 'retryTime', 'retryCount'] as const) {
      const value: unknown = log[name];
      if (typeof value === 'string' || typeof value === 'number') fields[name] = value;
    }
    onLog(logged, `kafka: ${log.message}`, fields);
  };
}

/** Tries a request again for some seconds; what lasts longer is the caller's to wait for. */
export const RETRY = { initialRetryTime: 100, maxRetryTime: 1_000, retries: 5 } as const;

/** A client of the brokers. `socketFactory` is for tests that stand between it and them. */
export function createKafka(settings: KafkaSettings, clientId: string, onLog: KafkaLog, socketFactory?: KafkaConfig['socketFactory']): KafkaClient {
  return new Kafka({
    clientId, brokers: [...settings.brokers], connectionTimeout: 3_000, requestTimeout: 10_000, enforceRequestTimeout: true, retry: RETRY,
    logLevel: logLevel.WARN, logCreator: creator(onLog),
    ...(settings.tls ? { ssl: { ...settings.tls } } : {}), ...(settings.sasl ? { sasl: settings.sasl } : {}),
    ...(socketFactory ? { socketFactory } : {}),
  });
}
