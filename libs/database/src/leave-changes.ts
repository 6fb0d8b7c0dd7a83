/** What changes of cases leave (links of their trails, heads, events) and what requests answered, as rows of one statement (`Tx.writeBatched`). */
export const LEAVE_CHANGES = 'SELECT leave_changes($1)';
