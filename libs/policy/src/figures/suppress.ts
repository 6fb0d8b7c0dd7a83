/** A count of people by place, and by the places inside it. Ids are told apart over the whole tree. */
export interface CountTree { readonly id: string; readonly n: number; readonly children?: readonly CountTree[] }

export type ShownCount = number | '*';

/**
 * Hides counts below a threshold, and as many others as it takes so that none follows from a sum. Zero is told, unless what it is part of is
 * hidden. A table has one hierarchy: a second cut of the same figure shows no totals.
 */
export function suppress({ threshold, tree }: { readonly threshold: number; readonly tree: CountTree }): { readonly shown: Readonly<Record<string, ShownCount>> } {
  const shown: Record<string, ShownCount> = {};
  const show = (node: CountTree, isHidden: boolean): void => {
    shown[node.id] = isHidden ? '*' : node.n;
    const children = node.children ?? [];
    const hidden = isHidden ? new Set(children) : hiddenOf(children, threshold);
    for (const child of children) show(child, hidden.has(child));
  };
  show(tree, isSmall(tree.n, threshold));
  return { shown };
}

const isSmall = (n: number, threshold: number): boolean => n > 0 && n < threshold;

/** Of the parts of a shown count. */
function hiddenOf(parts: readonly CountTree[], threshold: number): ReadonlySet<CountTree> {
  const hidden = new Set(parts.filter(({ n }) => isSmall(n, threshold)));
  const others = parts.filter((part) => part.n > 0 && !hidden.has(part)).sort((a, b) => a.n - b.n || (a.id < b.id ? -1 : 1));
  for (const other of others) {
    if (hidden.size === 0 || (hidden.size >= 2 && [...hidden].reduce((sum, { n }) => sum + n, 0) >= threshold)) break;
    hidden.add(other);
  }
  return hidden;
}
