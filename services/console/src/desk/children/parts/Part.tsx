import { useId, type ReactNode } from 'react';

interface PartProps { readonly title: string; readonly children: ReactNode; readonly buttons?: ReactNode; /** Its one table says what it is by the heading. */ readonly isOneTable?: boolean }

/** A part of a page with its heading, and what can be done there. */
export function Part({ title, children, buttons, isOneTable = false }: PartProps) {
  const id = useId();
  return (
    <section className={isOneTable ? 'panel one-table' : 'panel'} aria-labelledby={id}>
      <div className="page-head"><h2 id={id}>{title}</h2>{buttons}</div>
      {children}
    </section>
  );
}
