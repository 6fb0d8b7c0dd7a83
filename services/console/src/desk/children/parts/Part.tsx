import { useId, type ReactNode } from 'react';

interface PartProps { readonly title: string; readonly children: ReactNode; readonly buttons?: ReactNode }

/** A part of a page with its heading, and what can be done there. */
export function Part({ title, children, buttons }: PartProps) {
  const id = useId();
  return (
    <section className="panel" aria-labelledby={id}>
      <div className="page-head"><h2 id={id}>{title}</h2>{buttons}</div>
      {children}
    </section>
  );
}
