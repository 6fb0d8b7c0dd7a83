import { useEffect, useRef, type ReactNode } from 'react';

interface PageHeadProps {
  readonly title: ReactNode;
  /** The page's main action, at the right. */
  readonly children?: ReactNode;
}

/** The page's heading, which has the focus when the page opens. */
export function PageHead({ title, children }: PageHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => { heading.current?.focus({ preventScroll: true }); }, []);
  return <div className="page-head"><h1 ref={heading} tabIndex={-1}>{title}</h1>{children === undefined ? null : <div className="page-actions">{children}</div>}</div>;
}
