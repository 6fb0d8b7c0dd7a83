import { useEffect, useState } from 'preact/hooks';
import type { Observed } from './observed';

/** The value now; the component is shown again when it changes. */
export function useObserved<T>(observed: Observed<T>): T {
  const [, again] = useState({});
  const { value } = observed;
  useEffect(() => {
    // It may have changed between the first showing and this.
    if (observed.value !== value) again({});
    return observed.follow(() => { again({}); });
  }, [observed]);
  return value;
}
