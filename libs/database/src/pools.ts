import pg from 'pg';

pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text));
// Instants and dates stay the text they are: no naked Date reaches a decision.
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString());
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

export interface PoolSettings {
  readonly url: string;
  /** Seen in pg_stat_activity. */
  readonly name: string;
  readonly max: number;
  readonly schema: string;
  readonly statementTimeoutMs?: number;
  readonly lockTimeoutMs?: number;
  /** A transaction in which nobody asks for so long is ended by the server; 20 s. */
  readonly idleInTransactionMs?: number;
  /** So long after a statement would have ended on the server its connection counts as lost; 15 s. */
  readonly graceMs?: number;
  readonly onError?: (error: Error) => void;
}

/**
 * A pool of pipelining connections. Timeouts are set on the server, so a lost client cannot hold a case's lock; keepalives
 * notice a black-holed line that is idle, and who waits for an answer on one waits little longer than a statement may take (the
 * system alone would try for a quarter of an hour). The pool outlives a restart of PostgreSQL.
 */
export function createPool(settings: PoolSettings): pg.Pool {
  const { statementTimeoutMs = 15_000, graceMs = 15_000 } = settings;
  const options = [
    `-c search_path=${settings.schema}`,
    `-c statement_timeout=${statementTimeoutMs}`,
    `-c lock_timeout=${settings.lockTimeoutMs ?? 5_000}`,
    `-c idle_in_transaction_session_timeout=${settings.idleInTransactionMs ?? 20_000}`,
    '-c timezone=UTC',
    '-c tcp_user_timeout=15000',
    '-c client_connection_check_interval=5000',
  ].join(' ');
  const pool = new pg.Pool({
    connectionString: settings.url, application_name: settings.name, max: settings.max, options, keepAlive: true,
    keepAliveInitialDelayMillis: 5_000, connectionTimeoutMillis: 5_000, idleTimeoutMillis: 60_000, pipeline: true,
    query_timeout: statementTimeoutMs + graceMs,
  } as pg.PoolConfig);
  pool.on('error', (error) => settings.onError?.(error));
  // A connection in use that is lost tells its statements, and besides emits an error that would end the process unheard.
  pool.on('connect', (client) => { client.on('error', (error) => settings.onError?.(error)); });
  return pool;
}
