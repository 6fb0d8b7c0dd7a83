import type { Tx } from '@referrals/database';

/** Admits the transaction to the case of a row that the person sees. Nothing seen admits to nothing. */
export function admitBy(tx: Tx, table: 'referral' | 'feedback', id: string): void {
  void tx.query(`SELECT set_config('app.reports', format('{%s}', report_id), true) FROM ${table} WHERE id = $1`, [id]);
}
