import { work } from '../../shared/words/work';
import { Who } from './Names';

/** Who looked: a person by name, a service as the system. A reporter's own look names nobody. */
export function Looker({ staff, service }: { readonly staff: string | null; readonly service: string | null }) {
  if (staff !== null) return <Who id={staff} />;
  return service === null ? work.trail.reporter : work.trail.system;
}
