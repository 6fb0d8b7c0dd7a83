import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface ProfileNode { readonly id: number; readonly callFrame: { readonly functionName: string; readonly url: string }; readonly children?: readonly number[] }
interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
}

/**
 * Self time of a `--cpu-prof` by package or part of the house, largest first: name and share of the time that was not idle. What
 * runs outside of JavaScript counts for who called it; the functions that cost most are named with their part.
 */
export function profileShares(folder: string): { parts: Share[]; functions: Share[] } {
  const file = readdirSync(folder).find((name) => name.endsWith('.cpuprofile'));
  if (file === undefined) throw new Error('The process left no CPU profile');
  const { nodes, samples } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as CpuProfile;
  const names = new Map<number, { part: string; named: string }>();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const visit = (node: ProfileNode, caller: string): void => {
    const { functionName, url } = node.callFrame;
    const part = partOf(functionName, url) ?? caller;
    names.set(node.id, { part, named: `${part}: ${functionName || '(anonymous)'}` });
    for (const child of node.children ?? []) visit(byId.get(child) as ProfileNode, part);
  };
  if (nodes[0] !== undefined) visit(nodes[0], 'program');
  const awake = samples.map((id) => names.get(id)).filter((one) => one !== undefined && one.part !== 'idle');
  return { parts: sharesOf(awake.map((one) => one?.part ?? '')), functions: sharesOf(awake.map((one) => one?.named ?? '')) };
}

interface Share { readonly name: string; readonly share: number }

function sharesOf(all: readonly string[]): Share[] {
  const counts = new Map<string, number>();
  for (const name of all) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, share: count / all.length })).sort((a, b) => b.share - a.share);
}

function partOf(functionName: string, url: string): string | undefined {
  if (functionName === '(idle)') return 'idle';
  if (functionName === '(garbage collector)') return 'garbage collection';
  if (functionName.startsWith('(') && functionName !== '(anonymous)') return functionName.slice(1, -1);
  if (url === '') return undefined;
  if (url.startsWith('node:')) return url.split('/').slice(0, 2).join('/');
  return /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? /\/((?:libs|services)\/[^/]+)\/dist\//.exec(url)?.[1];
}
