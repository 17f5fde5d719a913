import { defineConfig } from 'vitest/config'

// unit: everything that is pure; server: with a real PostgreSQL; web: components in a simulated browser.
const needsDatabase = [
  'server/src/{features,demo,infra/db,infra/jobs,infra/http,infra/events,infra/audit-chain,cli}/**/*.test.ts',
  'server/src/*.test.ts',
  'server/test/**/*.test.ts',
]

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{contracts,grader,resume,bench}/**/*.test.ts', 'server/src/**/*.test.ts', 'scripts/*.test.mjs'],
          exclude: ['**/node_modules/**', ...needsDatabase],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'server',
          include: needsDatabase,
          globalSetup: ['server/test/global-setup.ts'],
          hookTimeout: 30_000,
          testTimeout: 20_000,
          expect: { poll: { timeout: 15_000, interval: 20 } },
        },
      },
      {
        test: {
          name: 'web',
          include: ['web/src/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          setupFiles: ['web/src/test/setup.ts'],
          testTimeout: 20_000,
        },
      },
    ],
  },
})
