import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';

/** The machine and what else it was doing, beside every figure. */
export function describeMachine(): string {
  const load = loadavg().map((one) => one.toFixed(1)).join(' / ');
  return `${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'CPU'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${type()} ${release()}, Node ${process.versions.node}, load before ${load}`;
}

/** A process's highest resident set so far, in MiB; NaN where the system does not tell. */
export function peakMemory(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024;
  } catch {
    return Number.NaN;
  }
}

export interface CpuSeconds { readonly node: number; readonly postgres: number; readonly client: number }

/** Processor time used so far by the product, by PostgreSQL with all its children, and by this tool: it does not care who else is at work. */
export function cpuSeconds(node: number | undefined, postmaster: number): CpuSeconds {
  const { user, system } = process.cpuUsage();
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(statOf).filter((stat) => stat?.parent === postmaster);
  return {
    node: statOf(String(node))?.own ?? Number.NaN, client: (user + system) / 1e6,
    postgres: (statOf(String(postmaster))?.withEnded ?? 0) + children.reduce((sum, stat) => sum + (stat?.own ?? 0), 0),
  };
}

export interface CpuOf extends CpuSeconds { readonly broker: number }

/** As `cpuSeconds`, of several processes of the product and of its broker. */
export function cpuOf(pids: { readonly node: readonly number[]; readonly postgres: number; readonly broker?: number }): CpuOf {
  const own = (pid: number): number => statOf(String(pid))?.own ?? Number.NaN;
  return { ...cpuSeconds(undefined, pids.postgres), node: pids.node.reduce((sum, pid) => sum + own(pid), 0), broker: pids.broker === undefined ? 0 : own(pids.broker) };
}

/** A process and those it started. */
export function withChildren(pid: number): number[] {
  return [pid, ...readdirSync('/proc').filter((name) => /^\d+$/.test(name) && statOf(name)?.parent === pid).map(Number)];
}

/** Linux counts in hundredths of a second. */
function statOf(pid: string): { parent: number; own: number; withEnded: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ').map(Number);
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15);
    return { parent: fields[1] ?? 0, own: (user + system) / 100, withEnded: (user + system + endedUser + endedSystem) / 100 };
  } catch {
    return undefined;
  }
}
