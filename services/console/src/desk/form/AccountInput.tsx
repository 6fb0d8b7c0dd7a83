import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { components } from '#api';
import { ask } from '../../shared/api';
import { ApiError } from '../../shared/problem';
import { desk } from '../../shared/words/desk';
import type { InputAttributes } from '../parts/FormField';
import { useName } from '../names';

type Found = components['schemas']['AccountFound'];
const SHORTEST = 3;
/** So long nothing is typed before it is asked whose it is. */
const PAUSE_MS = 300;
const NOBODY = 404;

interface AccountInputProps {
  /** Of whoever was found; empty for nobody. */
  readonly id: string;
  readonly attributes: InputAttributes;
  readonly onChange: (id: string) => void;
}

/** A person by their sign-in account, typed in full: who it is, is said before anything is sent. */
export function AccountInput({ id, attributes, onChange }: AccountInputProps) {
  const [typed, setTyped] = useState('');
  const [account, setAccount] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => { setAccount(typed.trim()); }, PAUSE_MS);
    return () => { clearTimeout(timer); };
  }, [typed]);
  const known = useName('staff', id === '' ? null : id);
  const { data } = useQuery({ queryKey: ['account', account], enabled: account.length >= SHORTEST, retry: false, queryFn: () => whose(account) });
  const found = account === typed.trim() ? data : undefined;
  useEffect(() => { if (typed !== '') onChange(found?.id ?? ''); }, [found?.id]);
  return (
    <>
      <input {...attributes} type="text" autoCapitalize="none" autoComplete="off" value={typed} onChange={(event) => { setTyped(event.target.value); }} />
      <small className="sub" role="status">{found === null ? desk.form.noAccount : found === undefined ? known ?? '' : `${found.name} · ${found.organisation}`}</small>
    </>
  );
}

/** Null when it is nobody's, or of somebody elsewhere. */
async function whose(account: string): Promise<Found | null> {
  try {
    return await ask<Found>('/api/directory/names/account', { account });
  } catch (error) {
    if (error instanceof ApiError && error.status === NOBODY) return null;
    throw error;
  }
}
