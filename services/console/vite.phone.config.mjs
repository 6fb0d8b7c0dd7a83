import { defineConfig } from 'vite';
import { output } from './vite.shared.mjs';

const { rolldownOptions, ...build } = output('phone');

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // What every page needs is one file: on a slow line each further one costs as much as some kilobytes.
  build: { ...build, rolldownOptions: { ...rolldownOptions, output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } } },
});
