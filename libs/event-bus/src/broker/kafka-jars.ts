import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BrokerError, findMaven, type Surroundings } from './java-tools.js';

/** `deploy/kafka/`: what every way of running a broker shares. */
export const deployFolder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..', 'deploy', 'kafka');
const pom = join(deployFolder, 'pom.xml');

function cacheFolder(surroundings: Surroundings): { version: string; cache: string; folder: string } {
  const version = /<artifactId>kafka_2\.13<\/artifactId><version>([\d.]+)</.exec(readFileSync(pom, 'utf8'))?.[1] ?? '';
  const cache = join(surroundings['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'child-referral-exchange');
  return { version, cache, folder: join(cache, `kafka-${version}`) };
}

export const jarsAreFetched = (surroundings: Surroundings): boolean => existsSync(cacheFolder(surroundings).folder);

/** Fetched once for this user and version, by Maven. @throws BrokerError MAVEN_MISSING, JARS_NOT_FETCHED */
export async function kafkaJars(surroundings: Surroundings, say: (line: string) => void = () => undefined): Promise<string> {
  const { version, cache, folder } = cacheFolder(surroundings);
  if (existsSync(folder)) return folder;
  const maven = findMaven();
  say(`正在下载 Apache Kafka ${version}（约 45 MB，仅此一次） · Fetching Apache Kafka ${version}, once`);
  mkdirSync(cache, { recursive: true });
  const draft = mkdtempSync(`${folder}-`);
  const child = spawn(maven, ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${draft}`], { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(child, 'exit');
  if (code !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw new BrokerError('JARS_NOT_FETCHED', 'Kafka 下载失败，请检查网络或 Maven 设置。', 'Kafka could not be fetched: check the network or the settings of Maven.');
  }
  try {
    renameSync(draft, folder);
  } catch (error) {
    // Another start was faster.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
