import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findJava, type Surroundings } from './java-tools.js';
import { kafkaJars } from './kafka-jars.js';

/** Programs that come with Kafka, by the name of their class: `kafka-storage.sh`, `kafka-configs.sh`. */
export type KafkaTool = 'kafka.tools.StorageTool' | 'kafka.admin.ConfigCommand';

/**
 * Runs one of Kafka's own programs to its end and answers what it printed.
 * @throws BrokerError JAVA_MISSING, MAVEN_MISSING, JARS_NOT_FETCHED
 * @throws Error with the first lines that tell of its failure
 */
export async function runKafkaTool(surroundings: Surroundings, tool: KafkaTool, args: readonly string[]): Promise<string> {
  const classes = join(await kafkaJars(surroundings), '*');
  const { status, stdout, stderr } = spawnSync(findJava(surroundings), ['-cp', classes, tool, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${stdout}${stderr}`.split('\n').filter((line) => /Exception|rror/.test(line)).slice(0, 3).join(' '));
  return stdout;
}
