import { shared } from '../../shared/words/shared';
import { useName, type NameKind } from '../names';

interface NameProps { readonly id: string | null | undefined }

function Name({ kind, id }: NameProps & { readonly kind: NameKind }) {
  const name = useName(kind, id);
  return <span>{name === undefined ? '…' : name ?? shared.other}</span>;
}

/** A person, by id. */
export const Who = ({ id }: NameProps) => <Name kind="staff" id={id} />;
/** A desk, by id. */
export const Desk = ({ id }: NameProps) => <Name kind="desks" id={id} />;
/** An organisation, by id. */
export const Organisation = ({ id }: NameProps) => <Name kind="organisations" id={id} />;
/** A place with what it lies in, by its division's code. */
export const Place = ({ code }: { readonly code: string | null | undefined }) => <Name kind="divisions" id={code} />;
