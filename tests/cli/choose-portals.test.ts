/** What a crawl takes: own files, named ones, shipped ones only where they are named. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { choosePortals } from '../../src/cli/choose-portals.ts'
import { createContext } from '../../src/cli/context.ts'
import { newHome } from '../support/command.ts'

const file = (id: string) => `id: ${id}
name: 柏川区人民政府
region: "990101"
base_url: http://www.baichuan.test
hosts: [www.baichuan.test]
columns: [{ url: /nb/ }]
`

function contextWith(...ids: readonly string[]) {
  const home = newHome()
  mkdirSync(join(home, 'portals'))
  for (const id of ids) writeFileSync(join(home, 'portals', `${id}.yaml`), file(id))
  return createContext({ NIANBAO_HOME: home }, () => undefined)
}

const idsOf = async (...args: Parameters<typeof choosePortals>) =>
  (await choosePortals(...args)).map(({ id }) => id)

describe('the portals of a crawl', () => {
  it('are the own ones, never the shipped ones unasked', async () => {
    expect(await idsOf({}, contextWith('baichuan'))).toEqual(['baichuan'])
    await expect(choosePortals({}, contextWith())).rejects.toThrow(/there are no portal files/)
  })

  it('are shipped ones where --only names them; an own file of the same id goes before', async () => {
    expect(await idsOf({ only: ['zibo-linzi'] }, contextWith())).toEqual(['zibo-linzi'])
    expect(await idsOf({ only: ['baichuan', 'zibo-linzi'] }, contextWith('baichuan'))).toEqual([
      'baichuan',
      'zibo-linzi',
    ])
    const [own] = await choosePortals({ only: ['zibo-linzi'] }, contextWith('zibo-linzi'))
    expect(own?.name).toBe('柏川区人民政府')
  })

  it('are nowhere: says what there is', async () => {
    const context = contextWith('baichuan')
    await expect(choosePortals({ only: ['zibo-linzy'] }, context)).rejects.toThrow(
      '--only names "zibo-linzy", expected one of baichuan or a shipped portal',
    )
    const path = join(context.config.home, 'portals', 'baichuan.yaml')
    await expect(choosePortals({ portals: [path], only: ['zibo-linzi'] }, context)).rejects.toThrow(
      '--only names "zibo-linzi", expected one of baichuan',
    )
  })
})
