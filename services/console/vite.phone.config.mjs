import { defineConfig } from 'vite';
import { output } from './vite.shared.mjs';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: output('phone'),
});
