import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { output } from './vite.shared.mjs';

export default defineConfig({
  plugins: [react()],
  // Whoever serves the page puts a fresh one in its place with every answer.
  html: { cspNonce: '__NONCE__' },
  build: output('desk'),
});
