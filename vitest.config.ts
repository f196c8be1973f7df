import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const everywhere = {
  environment: 'node' as const,
  setupFiles: ['tests/support/setup.ts'],
  testTimeout: 30_000,
  hookTimeout: 120_000,
}
// Each file has worlds of its own; what they are made of is read once for all, which else takes a fifth of the time.
const ofWorlds = {
  ...everywhere,
  isolate: false,
  setupFiles: [...everywhere.setupFiles, 'tests/support/closing.ts'],
  globalSetup: ['tests/support/databaseServer.ts'],
}
const alone = ['tests/**/rules.test.ts', 'tests/web/**/*.test.{ts,tsx}', 'tests/shared/**/*.test.ts']
const never = ['tests/journeys/**', 'tests/bench/**', 'node_modules/**']

// What asks the API, the permissions and the database itself runs on both databases.
const onBoth = ['tests/**/api.test.ts', 'tests/permissions.test.ts', 'tests/database.test.ts']

// The slowest are asked where real data lies alone, and a copy of a house is there in half the time; on a machine without a server they run
// on the embedded database instead. What is left on both speaks every kind of statement.
const onServer = [
  ...[
    'accounts',
    'attendance',
    'attendance/ahead',
    'casefile',
    'citizens',
    'concerns',
    'contracts',
    'contracts/pace',
    'doors',
    'doors/draft',
    'doors/disagreements',
    'employment',
    'matching',
    'placements',
    'placements/agreement',
  ],
  ...['reports', 'schedule', 'worklist'],
].map((room) => `tests/${room}/api.test.ts`)
const slow = [
  ...[
    'attendance/motivation',
    'casefile/supplierView',
    'casefile/supplierWindow',
    'citizens/import.api',
    'concerns/follow',
    'employment/supplier',
    'progress/interviews',
    'reports/doors',
    'reports/suppress',
  ],
  ...['schedule/mail', 'worklist/covers', 'worklist/silence'],
].map((file) => `tests/${file}.test.ts`)

// A project of their own for the rules, so that they run without waiting for a database server.
export default defineConfig({
  test: {
    allowOnly: false,
    // by itself vitest leaves one core idle, which on two is half of them
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      { test: { ...everywhere, name: 'rules', include: alone, exclude: never } },
      {
        test: {
          ...ofWorlds,
          name: 'books',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...alone, ...onServer, ...slow, ...never],
        },
      },
      {
        test: {
          ...ofWorlds,
          name: 'books on a server',
          include: [...onBoth, ...slow],
          exclude: never,
          env: { FODFAESTE_TEST_DATABASE: 'server' },
        },
      },
    ],
  },
})
