/** Every portal file that comes with the product passes the schema, says where it is from, and stands in its place. */

import { readdir } from 'node:fs/promises'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { columnUrl } from '../../crawlers/portal-schema.ts'
import { loadShippedPortals, SHIPPED_FOLDER } from '../../crawlers/shipped-portals.ts'

const portals = await loadShippedPortals()

describe('a shipped portal', () => {
  it.each(portals.map((portal) => [portal.id, portal] as const))(
    '%s is polite and states its evidence',
    (_, portal) => {
      expect(portal).toMatchObject({
        last_verified: 'never',
        robots: 'respect',
        allow_private_network: false,
      })
      expect(portal.evidence).toMatch(
        /^(?:page seen at that address|public notes|path shape of a known column|the prefecture’s platform)/,
      )
      expect(portal.politeness.requests_per_second).toBeLessThanOrEqual(1)
      expect(portal.politeness.concurrency).toBe(1)
      // An article is no column: it would list nothing, or only itself.
      for (const column of portal.columns)
        expect(columnUrl(portal, column)).not.toMatch(/post_\d+\.html|[0-9a-f]{32}\.s?html/)
    },
  )

  it('is named as its file', async () => {
    const files = (await readdir(SHIPPED_FOLDER, { recursive: true })).filter((name) =>
      name.endsWith('.yaml'),
    )
    expect(files.map((name) => basename(name, '.yaml')).toSorted()).toEqual(
      portals.map(({ id }) => id).toSorted(),
    )
  })

  it('of Zibo stands for the city and each of its districts and counties', () => {
    const zibo = portals.filter(({ region }) => region.startsWith('3703'))
    expect(zibo.map(({ region }) => region).toSorted()).toEqual([
      '370300',
      '370302',
      '370303',
      '370304',
      '370305',
      '370306',
      '370321',
      '370322',
      '370323',
    ])
    expect(zibo.every(({ family }) => family === 'gongkai')).toBe(true)
  })
})
