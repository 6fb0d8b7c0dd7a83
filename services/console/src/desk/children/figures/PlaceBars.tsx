import type { components } from '#api';
import { Place } from '../../parts/Names';

interface PlaceBarsProps { readonly of: readonly components['schemas']['FigureOfPlace'][]; readonly label: string }

/** A bar a place, of a hundred. The table under it says the same in numbers, to everybody. */
export function PlaceBars({ of, label }: PlaceBarsProps) {
  return (
    <figure className="bars" aria-label={label}>
      {of.map(({ place, percent }) => (
        <div key={place} className="bar">
          <span><Place code={place} /></span>
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect className="whole" width="100" height="10" /><rect className="done" width={percent ?? 0} height="10" /></svg>
        </div>
      ))}
    </figure>
  );
}
