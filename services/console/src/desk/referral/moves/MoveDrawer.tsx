import type { MoveName } from '../moves-of';
import { AcknowledgeDrawer } from './AcknowledgeDrawer';
import { AddDrawer } from './AddDrawer';
import { DecideDrawer } from './DecideDrawer';
import { DestinationDrawer } from './DestinationDrawer';
import type { DrawerProps } from './drawer-props';
import { GuardiansDrawer } from './GuardiansDrawer';
import { PlainDrawer } from './PlainDrawer';
import { ReasonDrawer } from './ReasonDrawer';
import { ReturnDrawer } from './ReturnDrawer';
import { UnsealDrawer } from './UnsealDrawer';


/** The drawer of a move. */
export function MoveDrawer({ name, detail, onClose }: DrawerProps & { readonly name: MoveName }) {
  const given = { detail, onClose };
  switch (name) {
    case 'acknowledge': return <AcknowledgeDrawer {...given} />;
    case 'decide': case 'conclude': return <DecideDrawer {...given} name={name} />;
    case 'return': return <ReturnDrawer {...given} />;
    case 'reroute': case 'transfer': return <DestinationDrawer {...given} name={name} />;
    case 'reopen': case 'recuse': case 'release': return <ReasonDrawer {...given} name={name} />;
    case 'add': return <AddDrawer {...given} />;
    case 'guardians': return <GuardiansDrawer {...given} />;
    case 'unseal': return <UnsealDrawer {...given} />;
    default: return <PlainDrawer {...given} name={name} />;
  }
}
