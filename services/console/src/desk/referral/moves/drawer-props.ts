import type { Held } from '../types';

export interface DrawerProps { readonly detail: Held; readonly onClose: () => void }
