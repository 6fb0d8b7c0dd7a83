/** What a process of the stock flow is told, by its environment. */
export interface Settings {
  readonly databaseUrl: string;
  readonly port: number;
  readonly brokers: readonly string[];
  readonly directoryUrl: string;
  readonly reportingUrl: string;
  readonly issuer: string;
  /** A file with desks, organisations and accounts for an empty directory. */
  readonly seedFile: string;
  /** `500x3`: one event in 500 fails three times; empty: none does. */
  readonly failEvents: string;
}

export function readSettings(env: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const must = (name: string): string => {
    const value = env[name];
    if (!value) throw new Error(`${name} is missing`);
    return value;
  };
  return {
    databaseUrl: must('DATABASE_URL'), port: Number(must('PORT')), brokers: must('KAFKA_BROKERS').split(','), directoryUrl: must('DIRECTORY_URL'),
    reportingUrl: must('MANDATORY_REPORTING_URL'), issuer: must('ISSUER'), seedFile: env['SEED_FILE'] ?? '', failEvents: env['FAIL_EVENTS'] ?? '',
  };
}
