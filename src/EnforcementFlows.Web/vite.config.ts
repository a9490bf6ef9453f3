import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { precompressed } from './precompressed.ts';

const host = process.env.HOST_URL ?? 'http://127.0.0.1:5080';

export default defineConfig({
  plugins: [react(), precompressed()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  // the host itself sees the page's own origin, or its guard against other sites would refuse every change
  server: { host: '127.0.0.1', port: 5173, fs: { allow: ['.', '../EnforcementFlows.Studio'] }, proxy: Object.fromEntries(['/api', '/openapi', '/elsa', '/studio'].map((path) => [path, { target: host, ws: true, changeOrigin: true, headers: { origin: host } }])) },
  build: {
    chunkSizeWarningLimit: 1500,
    manifest: true,
    // what is there from the start comes in two files, since a browser fetches six at a time: one stays the same for as long as the libraries do
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'libraries', tags: ['$initial'], test: /node_modules/ },
            { name: 'start', tags: ['$initial'] },
          ],
        },
      },
    },
  },
  test: {
    globals: true,
    // a browser's document takes a second per file to set up: only components need one
    projects: [
      { extends: true, test: { name: 'logic', include: ['src/**/*.test.ts'], environment: 'node' } },
      { extends: true, test: { name: 'components', include: ['src/**/*.test.tsx'], environment: 'jsdom', setupFiles: ['src/test-setup.ts'] } },
      { extends: true, test: { name: 'designer', include: ['../EnforcementFlows.Studio/tests/*.test.js'], environment: 'jsdom' } },
    ],
  },
});
