/** The house law: which room may import which, no cycles, size of files. The table below is the whole of it. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')

/** Room → rooms it may import besides itself, and packages it may use (node: built-ins are listed with their prefix). */
const LAW: Record<string, { rooms: string[]; packages: RegExp }> = {
  'src/domain': { rooms: [], packages: /^$/ },
  'parsers/formats': { rooms: ['src/domain'], packages: /^$/ },
  parsers: {
    rooms: ['src/domain', 'parsers/formats'],
    packages:
      /^(cheerio|htmlparser2|domhandler|parse5|entities|pdfjs-dist|@e965\/xlsx|node:(buffer|zlib|util|module|path|url))(\/|$)/,
  },
  crawlers: {
    rooms: ['src/domain'],
    packages:
      /^(undici|p-queue|robots-parser|tough-cookie|yaml|zod|cheerio|domhandler|playwright|@sparticuz\/chromium|node:.*)(\/|$)/,
  },
  db: {
    rooms: ['src/domain'],
    packages: /^(aws4fetch|kysely|pg|pg-boss|pg-cursor|pg-copy-streams|@electric-sql\/.*|node:.*)(\/|$)/,
  },
  'src/checks': { rooms: ['src/domain', 'parsers/formats'], packages: /^node:crypto$/ },
  'src/compare': { rooms: ['src/domain', 'parsers/formats'], packages: /^$/ },
  'src/exports': {
    rooms: ['src/domain', 'parsers/formats'],
    packages:
      /^(csv-stringify|csv-parse|exceljs|hyparquet|hyparquet-writer|node:(crypto|events|fs|path|readline|stream|util|zlib|fs\/promises|stream\/promises|timers\/promises))(\/|$)/,
  },
  'src/steps': {
    rooms: [
      'src/domain',
      'parsers/formats',
      'parsers',
      'crawlers',
      'db',
      'src/checks',
      'src/compare',
      'src/exports',
      'src/ocr',
    ],
    packages: /^(kysely|node:(path|fs|fs\/promises|timers\/promises|crypto|url|vm|worker_threads))(\/|$)/,
  },
  'src/jobs': {
    rooms: ['src/domain', 'crawlers', 'db'],
    packages: /^(croner|node:(crypto|timers\/promises))(\/|$)/,
  },
  // Recognition of pictures, on optional packages: the engine and its model are found by path.
  'src/ocr': {
    rooms: ['src/domain', 'parsers'],
    packages:
      /^(@napi-rs\/canvas|pdfjs-dist|node:(fs|fs\/promises|module|path|url|worker_threads|zlib))(\/|$)/,
  },
  'src/demo': { rooms: ['src/domain', 'parsers/formats'], packages: /^node:.*$/ },
  'src/web': { rooms: ['src/domain', 'parsers/formats'], packages: /^(hono|d3-.*|node:crypto)(\/|$)/ },
  'src/api': {
    rooms: ['src/domain', 'parsers/formats', 'src/compare', 'src/exports', 'src/web'],
    packages: /^(hono|@hono\/.*|zod|csv-stringify|node:.*)(\/|$)/,
  },
  'src/cli': {
    rooms: [
      'src/domain',
      'parsers/formats',
      'parsers',
      'crawlers',
      'db',
      'src/checks',
      'src/compare',
      'src/exports',
      'src/steps',
      'src/jobs',
      'src/demo',
      'src/web',
      'src/api',
      'src',
    ],
    packages: /^(commander|cli-progress|csv-parse|csv-stringify|kysely|pino|node:.*)(\/|$)/,
  },
  src: { rooms: ['src/domain'], packages: /^(pino|node:path)$/ },
}

/** Code lines a file may have. Data tables are exempt; the list may only shrink. */
const MAX_LINES = 300
const DATA =
  /^(parsers\/formats\/|parsers\/lookups|db\/migrations\/|src\/demo\/|src\/domain\/region-(table|changes))/

function sourceFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder)).flatMap((name) => {
    const path = `${folder}/${name}`
    if (statSync(join(ROOT, path)).isDirectory()) return sourceFiles(path)
    return /\.(ts|mjs)$/.test(name) ? [path] : []
  })
}

const FILES = ['src', 'crawlers', 'parsers', 'db'].flatMap(sourceFiles)

function roomOf(path: string): string {
  const rooms = Object.keys(LAW).sort((a, b) => b.length - a.length)
  const room = rooms.find((candidate) => path.startsWith(`${candidate}/`))
  if (!room) throw new Error(`${path} stands in no room of the law`)
  return room
}

function importsOf(path: string): { target: string; local: boolean }[] {
  const text = readFileSync(join(ROOT, path), 'utf8')
  const found = [
    ...text.matchAll(/^\s*(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]/gms),
    ...text.matchAll(/^\s*import\s+['"]([^'"]+)['"]/gm),
    ...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g),
  ].map((match) => match[1] as string)
  return found.map((name) =>
    name.startsWith('.')
      ? { target: relative(ROOT, resolve(ROOT, dirname(path), name)), local: true }
      : { target: name, local: false },
  )
}

describe('the import law', () => {
  test.each(FILES)('%s', (path) => {
    const room = roomOf(path)
    const law = LAW[room]
    for (const { target, local } of importsOf(path)) {
      if (!local) {
        expect(law?.packages.test(target), `${path} imports the package ${target}`).toBe(true)
        continue
      }
      const targetRoom = roomOf(target)
      const allowed = targetRoom === room || law?.rooms.includes(targetRoom)
      expect(allowed, `${path} (${room}) imports ${target} (${targetRoom})`).toBe(true)
    }
  })

  test('has no cycles', () => {
    const graph = new Map(
      FILES.map((path) => [
        path,
        importsOf(path)
          .filter((found) => found.local)
          .map((found) => found.target),
      ]),
    )
    const done = new Set<string>()
    const visit = (path: string, trail: string[]): void => {
      if (trail.includes(path)) throw new Error(`import cycle: ${[...trail, path].join(' → ')}`)
      if (done.has(path)) return
      for (const next of graph.get(path) ?? []) visit(next, [...trail, path])
      done.add(path)
    }
    expect(() => {
      for (const path of FILES) visit(path, [])
    }).not.toThrow()
  })
})

describe('the size of files', () => {
  const codeLines = (path: string) =>
    readFileSync(join(ROOT, path), 'utf8')
      .split('\n')
      .filter((line) => line.trim() && !/^\s*(\/\/|\/?\*)/.test(line)).length

  test.each(FILES.filter((path) => !DATA.test(path)))(`%s has at most ${MAX_LINES} lines of code`, (path) => {
    expect(codeLines(path)).toBeLessThanOrEqual(MAX_LINES)
  })

  test('half of the files have at most 90 lines of code, nine of ten at most 200', () => {
    const sizes = FILES.filter((path) => !DATA.test(path))
      .map(codeLines)
      .sort((a, b) => a - b)
    expect(sizes[Math.floor(sizes.length * 0.5)]).toBeLessThanOrEqual(90)
    expect(sizes[Math.floor(sizes.length * 0.9)]).toBeLessThanOrEqual(200)
  })

  test('no drawer files', () => {
    const drawers = /(^|\/)(utils?|helpers?|common|misc|service|manager|v2|new)\.(ts|mjs)$/
    expect(FILES.filter((path) => drawers.test(path))).toEqual([])
  })
})
