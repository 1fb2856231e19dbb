import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadPortalFile, loadPortals, parsePortal, portalJsonSchema } from '../../crawlers/portal.ts'
import { columnUrl } from '../../crawlers/portal-schema.ts'
import { InputError } from '../../src/domain/errors.ts'

const GOOD = `id: baichuan
name: 柏川区人民政府
region: "990101"
base_url: http://www.baichuan.test
hosts: [www.baichuan.test, "www.baichuan.test:8080"]
columns:
  - url: /gongkai/nb/?number=D001#t3
    agency: 柏川区教育局
  - url: http://www.baichuan.test:8080/nb/
`

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portals-'))
  await mkdir(join(folder, 'deep'))
  await writeFile(join(folder, 'baichuan.yaml'), GOOD)
  await writeFile(join(folder, 'deep', 'linhu.yml'), GOOD.replace('id: baichuan', 'id: linhu'))
  await writeFile(join(folder, 'notes.txt'), 'not a portal')
})
afterAll(() => rm(folder, { recursive: true }))

describe('a portal file', () => {
  it('fills in what is not said', () => {
    const portal = parsePortal(GOOD, 'a.yaml')
    expect(portal).toMatchObject({
      family: 'auto',
      attachment_hosts: [],
      politeness: { requests_per_second: 1, concurrency: 1 },
      expect: {},
      allow_private_network: false,
      robots: 'respect',
      depth: 2,
    })
  })

  it('keeps query and fragment of a column', () => {
    const portal = parsePortal(GOOD, 'a.yaml')
    expect(portal.columns.map((column) => columnUrl(portal, column))).toEqual([
      'http://www.baichuan.test/gongkai/nb/?number=D001#t3',
      'http://www.baichuan.test:8080/nb/',
    ])
  })

  it.each<[string, string, string, readonly string[]]>([
    [
      'agency: 柏川区教育局',
      'agncy: 柏川区教育局',
      ':8: columns[0].agncy:',
      ['unknown key', 'did you mean "agency"', 'url, agency'],
    ],
    ['name:', 'nmae:', ':1: name:', ['required key is missing', 'string']],
    ['region: "990101"', 'region: 990101', ':3: region:', ['990101', 'string', 'put it in quotes: "990101"']],
    ['hosts:', 'robots: ignore\nhosts:', ':5: robots:', ['"ignore"', 'permitted by']],
    ['hosts:', 'robots: "permitted by "\nhosts:', ':5: robots:', ['permitted by']],
    ['hosts:', 'family: trs-wmc\nhosts:', ':5: family:', ['"trs-wmc"', 'did you mean "trs-wcm"', 'auto']],
    [
      'base_url: http://www',
      'base_url: ftp://www',
      ':4: base_url:',
      ['"ftp://www.baichuan.test"', 'http or https'],
    ],
    ['base_url: http://www', 'base_url: http://old', ':4: base_url:', ['stands in hosts']],
    ['[www.baichuan.test,', '[http://www.baichuan.test,', ':5: hosts[0]:', ['host or host:port']],
    ['http://www.baichuan.test:8080', 'http://www.other.test', ':9: columns[1].url:', ['one of the hosts']],
    [
      'http://www.baichuan.test:8080/nb/',
      '/gongkai/nb/?number=D001#t3',
      ':9: columns[1].url:',
      ['listed twice'],
    ],
    [
      'hosts:',
      'politeness: { requests_per_second: 0 }\nhosts:',
      ':5: politeness.requests_per_second:',
      ['0 is not valid'],
    ],
    [
      'hosts:',
      'politeness: { rps: 1 }\nhosts:',
      ':5: politeness.rps:',
      ['unknown key', 'requests_per_second'],
    ],
    ['hosts:', 'expect: { per_year_min: many }\nhosts:', ':5: expect.per_year_min:', ['"many"', 'number']],
    ['hosts:', 'charset: klingon\nhosts:', ':5: charset:', ['"klingon"', 'gb18030']],
    ['id: baichuan', 'id: ../etc', ':1: id:', ['lower-case']],
    ['hosts:', 'id: again\nhosts:', ':5: YAML:', ['unique']],
    ['hosts: [', 'hosts: {', ':5: YAML:', []],
  ])('%s → %s is refused at its line', (from, to, place, words) => {
    let said = ''
    try {
      parsePortal(GOOD.replace(from, to), 'portals/x.yaml')
    } catch (error) {
      expect(error).toBeInstanceOf(InputError)
      said = (error as InputError).message
    }
    expect(said).toContain(`portals/x.yaml${place}`)
    for (const word of words) expect(said).toContain(word)
    expect(said).not.toContain('\n')
  })

  it('counts further problems and names them in the hint', () => {
    const bad = GOOD.replace('id: baichuan', 'id: A').replace('region: "990101"', 'region: "99"')
    expect(() => parsePortal(bad, 'x.yaml')).toThrow(/x\.yaml:1: id: .*\(and 1 more\)$/)
  })

  it.each(['', '- a\n- b\n', 'just words'])('that is no mapping is refused: %j', (text) => {
    expect(() => parsePortal(text, 'x.yaml')).toThrow(InputError)
  })
})

describe('loading', () => {
  it('takes files and folders at any depth', async () => {
    expect((await loadPortals([folder])).map(({ id }) => id)).toEqual(['baichuan', 'linhu'])
    expect((await loadPortals([join(folder, 'baichuan.yaml'), folder])).length).toBe(2)
    expect((await loadPortalFile(join(folder, 'deep', 'linhu.yml'))).id).toBe('linhu')
  })

  it('refuses two files with one id, naming both', async () => {
    const twin = join(folder, 'twin')
    await mkdir(twin)
    await writeFile(join(twin, 'twin.yaml'), GOOD)
    await expect(loadPortals([folder])).rejects.toThrow(
      /twin\.yaml.*baichuan\.yaml|baichuan\.yaml.*twin\.yaml/,
    )
    await rm(twin, { recursive: true })
  })

  it('says what is wrong with a path', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'empty-'))
    const binary = join(empty, 'x.bin')
    await writeFile(binary, Buffer.from([0xff, 0xfe, 0x80, 0x00]))
    await expect(loadPortals([empty])).rejects.toThrow(/no \*\.yaml/)
    await expect(loadPortals([join(empty, 'none.yaml')])).rejects.toThrow(/no such file/)
    await expect(loadPortalFile(empty)).rejects.toThrow(/not a file/)
    await expect(loadPortalFile(binary)).rejects.toThrow(/not UTF-8/)
    await rm(empty, { recursive: true })
  })
})

describe('the published schema', () => {
  it('is the one of the code', async () => {
    const file = join(import.meta.dirname, '../../crawlers/portal.schema.json')
    if (process.env.UPDATE_SCHEMA === '1')
      await writeFile(file, `${JSON.stringify(portalJsonSchema(), null, 2)}\n`)
    const committed: unknown = JSON.parse(await readFile(file, 'utf8'))
    expect(committed, 'write it again: UPDATE_SCHEMA=1 npx vitest run tests/crawlers/portal.test.ts').toEqual(
      portalJsonSchema(),
    )
  })

  it('knows the keys that error messages offer', () => {
    const schema = portalJsonSchema() as { properties: Record<string, unknown> }
    const known = Object.keys(schema.properties).join(', ')
    expect(() => parsePortal(`${GOOD}zzzzzzzzzzzz: 1\n`, 'x.yaml')).toThrow(`(expected one of: ${known})`)
  })
})
