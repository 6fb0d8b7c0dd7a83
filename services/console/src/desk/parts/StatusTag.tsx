export type Tone = 'bad' | 'good' | 'act' | 'soft';

/** A word with a frame. The word says it; the colour only helps to find it. */
export function StatusTag({ children, tone = 'soft' }: { readonly children: string; readonly tone?: Tone }) {
  return <span className={`tag ${tone}`}>{children}</span>;
}
