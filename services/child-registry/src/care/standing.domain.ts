/** Records that no other one corrects. */
export const standing = <R extends { readonly id: string; readonly supersedes: string | null }>(rows: readonly R[]): R[] => {
  const corrected = new Set(rows.map(({ supersedes }) => supersedes));
  return rows.filter(({ id }) => !corrected.has(id));
};
