/** A relay reads its outbox's unsent rows, then names them: the database numbers them anew in each pass. */
export const READS_ROWS = /^SELECT seq, type FROM (\w+)\.outbox WHERE shard = \$1/;
export const NAMES_ROWS = /\.outbox (?:SET sent_at = \$2 )?WHERE seq = ANY \(\$1::bigint\[\]\)/;
