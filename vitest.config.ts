import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/support/fixed-chance.ts'],
    globalSetup: ['tests/support/postgres-server.ts'],
    // Half of the suite waits for processes of its own: two files at a time even where there are two cores.
    maxWorkers: 2,
    // The commands that tests start find what Node compiled for the one before, as they do behind the bin.
    env: { NODE_COMPILE_CACHE: 'node_modules/.cache/compiled' },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
