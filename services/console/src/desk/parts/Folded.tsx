import { useState, type ReactNode } from 'react';

/** A part of a page that is made, and read, only when somebody unfolds it. */
export function Folded({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const [wasOpen, setOpen] = useState(false);
  return <details className="panel" onToggle={(event) => { if (event.currentTarget.open) setOpen(true); }}><summary><h2>{title}</h2></summary>{wasOpen ? children : null}</details>;
}
