import type { ToolContext } from './run-tool.js';

/** Runs a long tool; being stopped at the terminal is no failure to explain. */
export async function untilStopped({ say, signal }: ToolContext, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!signal.aborted) throw error;
    say('\n已停止，所启动的进程均已结束 stopped; nothing it started is left');
    process.exitCode = 130;
  }
}
