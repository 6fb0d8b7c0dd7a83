/** Where a list would stand: why there is nothing, and what to do. */
export function Empty({ text }: { readonly text: string }) {
  return <p className="empty">{text}</p>;
}
