import { defineConfig } from 'vitest/config'

const everywhere = {
  environment: 'node' as const,
  setupFiles: ['tests/support/setup.ts'],
  testTimeout: 30_000,
  hookTimeout: 120_000,
}
const alone = ['tests/**/rules.test.ts', 'tests/web/**/*.test.{ts,tsx}', 'tests/shared/**/*.test.ts']
const never = ['tests/journeys/**', 'tests/bench/**', 'node_modules/**']

// Two projects, so that a room's rules run without waiting for a database server.
export default defineConfig({
  test: {
    allowOnly: false,
    projects: [
      { test: { ...everywhere, name: 'rules', include: alone, exclude: never } },
      {
        test: {
          ...everywhere,
          name: 'books',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...alone, ...never],
          globalSetup: ['tests/support/databaseServer.ts'],
        },
      },
    ],
  },
})
