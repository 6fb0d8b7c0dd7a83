import { chromium, type Browser } from 'playwright-core';

/** For root a sandbox is not to be had; nothing asks the network for itself. */
const ARGUMENTS = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** The browser in which people have their contexts. */
export const startBrowser = (program: string): Promise<Browser> => chromium.launch({ executablePath: program, args: [...ARGUMENTS, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])] });
