import { spawnSync } from 'node:child_process';

/** What keeps a broker from starting, in words for whoever can change it. */
export class BrokerError extends Error {
  constructor(readonly code: 'JAVA_MISSING' | 'MAVEN_MISSING' | 'JARS_NOT_FETCHED' | 'DISK_FULL' | 'BROKER_DID_NOT_START', readonly zh: string, en: string) {
    super(`${zh}\n${en}`);
    this.name = 'BrokerError';
  }
}

/** What of the environment says where Java and caches are. */
export type Surroundings = Readonly<Record<string, string | undefined>>;

/** The program `java` of at least version 17. @throws BrokerError JAVA_MISSING */
export function findJava({ JAVA_HOME: home }: Surroundings): string {
  const java = home ? `${home}/bin/java` : 'java';
  const ran = spawnSync(java, ['-version'], { encoding: 'utf8' });
  const version = ran.error ? 0 : Number(/version "(\d+)/.exec(ran.stderr)?.[1] ?? 0);
  if (version >= 17) return java;
  throw new BrokerError(
    'JAVA_MISSING', version === 0 ? '没有找到 Java。运行 Kafka 需要 Java 17 或更高版本。' : `Java ${version} 太旧，运行 Kafka 需要 Java 17 或更高版本。`,
    'Kafka needs Java 17 or newer: install it, or set JAVA_HOME.',
  );
}

/** The program `mvn`. @throws BrokerError MAVEN_MISSING */
export function findMaven(): string {
  if (spawnSync('mvn', ['-version']).status === 0) return 'mvn';
  throw new BrokerError('MAVEN_MISSING', '没有找到 Maven（mvn）。首次运行需要用它下载 Kafka。', 'Maven (mvn) is needed once, to fetch Kafka: install it, or set KAFKA_BROKERS.');
}
