import { z } from 'zod';
import { ConfigError, Flag, readConfig, Whole, type Environment } from './config.js';
import { byAddressVariable } from './service-addresses.js';

const InternalAddress = z.url().optional().transform((url) => url?.replace(/\/+$/, ''));

const Settings = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: Whole(1, 65_535, 3_000),
  /** The address people use, when a proxy stands in front. */
  ORIGIN: z.url().optional(),
  /** Where this process reaches services of other processes; each is taken to be in this one unless it is said. */
  ...byAddressVariable(() => InternalAddress),
  METRICS_HOST: z.string().min(1).default('127.0.0.1'),
  /** 0: no metrics port. */
  METRICS_PORT: Whole(0, 65_535, 9_464),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  DEMO: Flag.default(true),
  DEMO_BEHIND_PROXY: Flag,
  /** Proxies whose word about a client's address is taken (Express `trust proxy`); without it every client is the proxy. */
  TRUST_PROXY: z.string().max(500).default(''),
  /** A question of another service what arrived needs 40 KB. */
  BODY_LIMIT_BYTES: Whole(65_536, 10_485_760, 524_288),
  RATE_PER_MINUTE: Whole(0, 1_000_000, 6_000),
  MAX_IN_FLIGHT: Whole(1, 10_000, 200),
  ANSWER_WITHIN_MS: Whole(10, 60_000, 200),
  RESERVED_FOR_FILING: Whole(0, 10_000, 50),
  REQUEST_POOL: Whole(1, 200, 10),
  WORKER_POOL: Whole(1, 50, 4),
  /** An event that a subscriber was found to lack for so long is sent again; it is looked for every 15 s, or twenty times in that time. */
  SEND_AGAIN_AFTER_SECONDS: Whole(2, 86_400, 300),
  /** How long the handler of an event may take; then nothing of it stays and the event waits for a person. */
  EVENT_HANDLER_LIMIT_MS: Whole(100, 3_600_000, 30_000),
  STATEMENT_TIMEOUT_MS: Whole(100, 600_000, 15_000),
});
export type AppSettings = z.output<typeof Settings>;

const LOOPBACK = /^(127\.|localhost$|::1$|\[::1\]$)/;

/** Settings every process reads. Demo accounts never listen where others could reach them, unless a proxy of ours stands in front. */
export function readAppSettings(environment: Environment): AppSettings {
  const settings = readConfig(Settings, environment);
  if (settings.DEMO && !LOOPBACK.test(settings.HOST) && !settings.DEMO_BEHIND_PROXY) {
    throw new ConfigError('HOST', '演示模式只能在本机地址上运行（HOST=127.0.0.1）；正式使用请设置 DEMO=false。');
  }
  return settings;
}
