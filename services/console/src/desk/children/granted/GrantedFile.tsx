import { Reading } from '../../parts/Reading';
import { useRead } from '../../use-read';
import { Categories } from '../file/Categories';
import { Identity } from '../file/Identity';
import { People } from '../file/People';

/** The file that a grant is for: to be read, and nothing to be done. The server says so where the card alone was granted. */
export function GrantedFile({ id }: { readonly id: string }) {
  const file = useRead('/api/child-registry/granted/{id}/file', { path: { id } });
  return <Reading of={file}>{(read) => <div className="sides"><div><Identity file={read} isOnlyRead /><Categories file={read} /></div><People file={read} /></div>}</Reading>;
}
