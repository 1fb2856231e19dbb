/**
 * Loads portal files. A wrong file is the user's input: one clear line with file, line, key, value and what was
 * expected, never a half-understood portal.
 */
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { InputError } from '../src/domain/errors.ts'
import { FAMILY_IDS } from './families/index.ts'
import { type PortalProblem, portalProblems } from './portal-problem.ts'
import { type Portal, portalSchema } from './portal-schema.ts'

export type { Portal } from './portal-schema.ts'

const SCHEMA = portalSchema(FAMILY_IDS)
const MAX_FILE_BYTES = 5_000_000

/** Reads one portal file. Throws InputError `portal_file`. */
export async function loadPortalFile(path: string): Promise<Portal> {
  const text = await readText(path)
  return parsePortal(text, path)
}

/**
 * Reads files and folders (`*.yaml`, `*.yml`, at any depth), in path order. Two files with one id are refused, because
 * the id is what a portal's history hangs on.
 */
export async function loadPortals(paths: readonly string[]): Promise<readonly Portal[]> {
  const files = [...new Set((await Promise.all(paths.map(portalFiles))).flat())]
  const portals = await Promise.all(files.map(loadPortalFile))
  const seen = new Map<string, string>()
  for (const [index, portal] of portals.entries()) {
    const file = files[index] ?? ''
    const earlier = seen.get(portal.id)
    if (earlier !== undefined) {
      throw new InputError(
        'portal_duplicate',
        `${file}: id: "${portal.id}" is already the id of ${earlier}`,
        {
          hint: 'Give each portal file an id of its own.',
          context: { file, earlier, id: portal.id },
        },
      )
    }
    seen.set(portal.id, file)
  }
  return portals
}

/** Text of one portal file → portal; `file` only names it in errors. */
export function parsePortal(text: string, file: string): Portal {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const broken = document.errors[0]
  if (broken) {
    const { line } = lines.linePos(broken.pos[0])
    throw refusal(file, [{ line, key: 'YAML', message: broken.message }])
  }
  const parsed = SCHEMA.safeParse(document.toJS({ maxAliasCount: 20 }), { reportInput: true })
  if (parsed.success) return parsed.data
  throw refusal(file, portalProblems(parsed.error.issues, document, lines))
}

/** The published JSON Schema, from which editors complete portal files. */
export function portalJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(SCHEMA, { io: 'input' })
  return { ...schema, title: 'nianbao portal file' }
}

function refusal(file: string, problems: readonly PortalProblem[]): InputError {
  const said = problems.map(({ line, key, message }) => `${file}:${line}: ${key || 'file'}: ${message}`)
  const more = said.length > 1 ? ` (and ${said.length - 1} more)` : ''
  return new InputError('portal_file', `${said[0]}${more}`, {
    hint:
      said.length > 1
        ? said.slice(1, 6).join(' | ')
        : 'The keys are described in crawlers/portal.schema.json.',
    context: { file, faults: problems },
  })
}

async function portalFiles(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch(() => null)
  if (found === null) {
    throw new InputError('portal_file', `${path}: no such file or folder; expected a portal file (*.yaml)`, {
      hint: 'Name a portal file or a folder of them.',
      context: { file: path },
    })
  }
  if (!found.isDirectory()) return [path]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile() && /\.ya?ml$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
  if (files.length > 0) return files
  throw new InputError('portal_file', `${path}: the folder holds no *.yaml or *.yml file`, {
    hint: 'Write one by hand, or let `nianbao portal add URL` propose one.',
    context: { file: path },
  })
}

async function readText(path: string): Promise<string> {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile() || found.size > MAX_FILE_BYTES) {
    const state = found === null ? 'no such file' : found.isFile() ? 'larger than 5 MB' : 'not a file'
    throw new InputError('portal_file', `${path}: ${state}; expected a portal file in YAML`, {
      context: { file: path },
    })
  }
  const bytes = await readFile(path)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new InputError('portal_file', `${path}: not UTF-8 text; expected a portal file in YAML`, {
      hint: 'Save the file as UTF-8.',
      context: { file: path },
      cause,
    })
  }
}
