import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { keptFiles } from './web/offline/kept.ts'
import { withoutSchemas } from './web/withoutSchemas.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const kept = keptFiles()
const api = process.env.FODFAESTE_API ?? 'http://127.0.0.1:4600'

// A schema nobody uses may go: making one has no effect.
const treeshake = {
  manualPureFunctions: ['z'],
  // A page that only wants a type of a schema module, or an address of an api module, must not load its schemas with zod.
  moduleSideEffects: [{ test: /[\\/]shared[\\/]/, sideEffects: false }],
}

export default defineConfig({
  root: here('web'),
  publicDir: here('web/public'),
  plugins: [
    react(),
    withoutSchemas(),
    kept.plugin,
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'offline',
      filename: 'worker.ts',
      // registered where a team lead's day is opened (web/offline/outbox.ts): a script in the page would need a wider content policy
      injectRegister: false,
      manifest: {
        id: '/',
        name: 'Fodfæste',
        short_name: 'Fodfæste',
        description: 'Dagens hold, også uden signal',
        lang: 'da',
        start_url: '/hold',
        scope: '/',
        display: 'standalone',
        background_color: '#ffffff',
        theme_color: '#ffffff',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      includeManifestIcons: false,
      integration: {
        // what is built to be looked at (tests/web/bundle.test.ts) leaves nothing behind
        configureOptions: ({ build }, options) => {
          options.disable = !build.write
        },
      },
      injectManifest: {
        globPatterns: ['**/*.{html,js,css,woff2,svg,png}'],
        manifestTransforms: [(files) => ({ manifest: files.filter(({ url }) => kept.isKept(url)) })],
        buildPlugins: { vite: [withoutSchemas()] },
        rollupOptions: { treeshake: { ...treeshake, moduleSideEffects: (id) => !/[\\/]shared[\\/]/.test(id) } },
        // named by what is in them
        dontCacheBustURLsMatching: /^assets\//,
      },
    }),
  ],
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
      treeshake,
      output: {
        codeSplitting: {
          groups: [
            { name: 'frame', test: /node_modules[\\/](react|react-dom|react-router|scheduler|cookie)[\\/]/, priority: 2 },
            {
              // What the frame and the sign-in have of ours, in one file instead of twenty.
              name: 'shell',
              test: /[\\/]web[\\/](app[\\/](?!CitizenSearch|MorePage|SignInAgain|leave)|api|fill|frontHrefs|problem|language|texts|unsent|ui[\\/](Button|Icon|iconPaths|Notice|PageTitle|ProgressBar)\.)/,
              priority: 1,
            },
            // Words that always come together: one file packs better than three.
            { name: 'front-da', test: /[\\/]i18n[\\/]da[\\/](common|accounts|frontProblems)\.ts$/, priority: 1 },
            { name: 'front-en', test: /[\\/]i18n[\\/]en[\\/](common|accounts|frontProblems)\.ts$/, priority: 1 },
            { name: 'chart', test: /node_modules[\\/](recharts|d3-|victory-vendor|@reduxjs|immer|decimal)/, priority: 1 },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1', port: 4601, proxy: { '^/api/': api } },
  preview: { host: '127.0.0.1', proxy: { '^/api/': api } },
})
