import { defineConfig } from 'vite';
import { target } from './vite.shared.mjs';

export default defineConfig({
  publicDir: false,
  define: { SHELL: process.env.CONSOLE_SHELL ?? '[]' },
  build: {
    outDir: 'dist', emptyOutDir: false, target,
    rolldownOptions: { input: { sw: 'src/worker/sw.ts' }, output: { entryFileNames: '[name].js', format: 'iife' } },
  },
});
