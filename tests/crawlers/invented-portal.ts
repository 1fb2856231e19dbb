/** A portal of an invented district on a local server, and a clock that never makes a test wait. */
import type { Clock } from '../../crawlers/clock.ts'
import type { Portal } from '../../crawlers/portal.ts'
import type { PortalServer } from '../support/portal-server.ts'

export function inventedPortal(
  server: Pick<PortalServer, 'origin' | 'host'>,
  changes: Partial<Portal> = {},
): Portal {
  return {
    id: 'baichuan',
    name: '柏川区人民政府',
    region: '990101',
    base_url: server.origin,
    family: 'auto',
    hosts: [server.host],
    attachment_hosts: [],
    columns: [{ url: '/nb/' }],
    politeness: { requests_per_second: 10_000, concurrency: 4 },
    expect: {},
    allow_private_network: true,
    robots: 'respect',
    depth: 2,
    ...changes,
  }
}

export interface TestClock extends Clock {
  /** Every wait asked for, in milliseconds. */
  readonly waits: readonly number[]
  readonly advance: (ms: number) => void
}

/** Sleeping moves its time on and takes none; chance is always one half. */
export function testClock(start = Date.parse('2026-03-01T00:00:00Z')): TestClock {
  let time = start
  const waits: number[] = []
  return {
    now: () => time,
    random: () => 0.5,
    waits,
    advance: (ms) => {
      time += ms
    },
    sleep: async (ms) => {
      waits.push(ms)
      time += ms
    },
  }
}

/** A page long enough to be one. */
export function page(body: string, title = '柏川区人民政府'): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title></head><body><p>柏川区人民政府门户网站，政府信息公开年报栏目，欢迎访问。</p>${body}</body></html>`
}
