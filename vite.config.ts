import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { withoutSchemas } from './web/withoutSchemas.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const api = process.env.FODFAESTE_API ?? 'http://127.0.0.1:4600'

export default defineConfig({
  root: here('web'),
  publicDir: here('web/public'),
  plugins: [react(), withoutSchemas()],
  resolve: { alias: { '~fds': here('node_modules/dkfds/src') } },
  css: {
    preprocessorOptions: { scss: { loadPaths: [here('.')], quietDeps: true } },
  },
  build: {
    outDir: here('dist/web'),
    emptyOutDir: true,
    // Inlined fonts and icons would be data: addresses in the style sheet, larger and against a strict content policy.
    assetsInlineLimit: 0,
    target: 'baseline-widely-available',
    // What it stands in for, the browsers of the target have had for years; one that has not loads the same files a little later.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // A schema nobody uses may go: making one has no effect.
      treeshake: {
        manualPureFunctions: ['z'],
        // A page that only wants a type of a schema module, or an address of an api module, must not load its schemas with zod.
        moduleSideEffects: [{ test: /[\\/]shared[\\/]/, sideEffects: false }],
      },
      output: {
        codeSplitting: {
          groups: [
            { name: 'frame', test: /node_modules[\\/](react|react-dom|react-router|scheduler|cookie)[\\/]/, priority: 2 },
            {
              // What the frame and the sign-in have of ours, in one file instead of twenty.
              name: 'shell',
              test: /[\\/]web[\\/](app[\\/]|api|fill|hrefs|language|texts|unsent|ui[\\/](ActionForm|Button|Dialog|ErrorSummary|Field|Icon|iconPaths|Notice|PageTitle|ProgressBar|TextField|formState)\.)/,
              priority: 1,
            },
            { name: 'chart', test: /node_modules[\\/](recharts|d3-|victory-vendor|@reduxjs|immer|decimal)/, priority: 1 },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1', port: 4601, proxy: { '^/api/': api } },
  preview: { host: '127.0.0.1', proxy: { '^/api/': api } },
})
