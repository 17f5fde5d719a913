import { globSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

// unit: everything that needs no service; server: with a real PostgreSQL; web: components in a simulated browser.
// A test on a database says so by what it imports from server/test, and only those run on each PostgreSQL.
const withoutDatabase =
  '(ai-provider|ai-provider-model|bank-questions|clamd-server|interview-detail|recorded-log|resume-files)'
const onDatabase = globSync('server/{src,test}/**/*.test.ts').filter(
  (file) =>
    file.startsWith('server/test/') ||
    new RegExp(`from '(\\.\\./)+test/(?!${withoutDatabase}\\.ts)`).test(readFileSync(file, 'utf8')),
)

export default defineConfig({
  test: {
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{contracts,grader,resume,bench}/**/*.test.ts', 'server/src/**/*.test.ts', 'scripts/*.test.mjs'],
          exclude: ['**/node_modules/**', ...onDatabase],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'server',
          include: onDatabase,
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
