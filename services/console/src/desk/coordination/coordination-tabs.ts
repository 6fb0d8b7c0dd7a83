import type { ReadParams } from '../use-read';
import { work } from '../../shared/words/work';
import type { Tab } from '../parts/Tabs';

type Asked = NonNullable<ReadParams<'/api/referral-desk/worklist'>['query']>;

const TABS = {
  returned: { state: ['returned'] }, NO_DESK: { because: 'NO_DESK' }, CONFLICT: { because: 'CONFLICT' }, notice: { role: 'NOTICE' }, LAST_RESORT: { because: 'LAST_RESORT' },
} as const;
type Name = keyof typeof TABS;

const nameOf = (tab: string | undefined): Name => (tab !== undefined && tab in TABS ? tab as Name : 'returned');

/** What is asked for by a tab: why it lies at the coordinator. */
export function askedBy(tab: string | undefined): Asked {
  const { state, ...asked } = { state: undefined, ...TABS[nameOf(tab)] };
  return { ...asked, ...(state === undefined ? {} : { state: [...state] }), open: 'true' };
}

export const tabs = (): readonly Tab[] => (Object.keys(TABS) as Name[]).map((name) => ({ value: name === 'returned' ? undefined : name, label: work.coordination.tab[name] }));
