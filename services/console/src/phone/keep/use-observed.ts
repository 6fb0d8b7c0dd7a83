import { useEffect, useState } from 'preact/hooks';
import type { Observed } from './observed';

/** The value now; the component is shown again when it changes. */
export function useObserved<T>(observed: Observed<T>): T {
  const [, again] = useState({});
  useEffect(() => observed.follow(() => { again({}); }), [observed]);
  return observed.value;
}
