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
    // Under torture a property draws tens of thousands of cases.
    testTimeout: process.env.NIANBAO_TORTURE === '1' ? 3_600_000 : 60_000,
    hookTimeout: 120_000,
  },
})
