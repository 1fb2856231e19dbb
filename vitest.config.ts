import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/support/fixed-chance.ts'],
    globalSetup: ['tests/support/postgres-server.ts'],
    // Half of the suite waits for processes of its own: two files at a time even where there are two cores.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
