import type { Admin, Kafka } from 'kafkajs';
import { UNTRUSTED } from './kafka-client.js';

/** What an operator mends when brokers do not take us, a code and a sentence. */
const REASONS = {
  BROKERS_REFUSED_SIGN_IN: ['Kafka 拒绝了用户名或密码，请检查 KAFKA_SASL_USERNAME 和 KAFKA_SASL_PASSWORD_FILE。', 'The brokers refused the name or the password: check KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD_FILE.'],
  BROKERS_NOT_TRUSTED: ['与 Kafka 之间的证书不受信任，请检查 KAFKA_TLS_CA、KAFKA_TLS_CERT 和 KAFKA_BROKERS 的主机名。', 'A certificate is not trusted: check KAFKA_TLS_CA, KAFKA_TLS_CERT and the names in KAFKA_BROKERS.'],
  BROKERS_NOT_REACHED: ['无法连接 Kafka，请检查 KAFKA_BROKERS，以及是否需要 KAFKA_TLS_CA。', 'The brokers cannot be reached: check KAFKA_BROKERS, and whether they want KAFKA_TLS_CA.'],
} as const;

/** No broker could be reached, or none would have us. */
export class BrokersNotReached extends Error {
  readonly code: keyof typeof REASONS;
  readonly zh: string;

  constructor(cause: unknown) {
    const code = whyNotReached(cause);
    const [zh, en] = REASONS[code];
    super(`${en} (${cause instanceof Error ? cause.message.trim() : String(cause)})`, { cause });
    this.name = 'BrokersNotReached';
    this.code = code;
    this.zh = zh;
  }
}

/** Asks the brokers what an administrator asks them, on a connection that is closed afterwards. @throws BrokersNotReached, and what `work` throws */
export async function askBrokers<T>(kafka: Kafka, work: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = kafka.admin();
  try {
    await admin.connect().catch((error: unknown) => { throw new BrokersNotReached(error); });
    return await work(admin);
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}

function whyNotReached(error: unknown): keyof typeof REASONS {
  const text = String(error);
  if (/SASL/.test(text)) return 'BROKERS_REFUSED_SIGN_IN';
  return UNTRUSTED.test(text) ? 'BROKERS_NOT_TRUSTED' : 'BROKERS_NOT_REACHED';
}
