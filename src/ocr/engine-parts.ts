/**
 * Where the optional packages of recognition lie. Law kept here: everything comes from node_modules, nothing from the
 * network; where a package is missing the answer is what to install, and nothing else is affected.
 */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { InputError } from '../domain/errors.ts'

export interface EngineParts {
  /** The engine's module. */
  readonly engine: string
  /** Its machine code. */
  readonly core: string
  /** What it knows of simplified Chinese, packed with gzip. */
  readonly model: string
  /** Decodes and draws pictures. */
  readonly canvas: string
}

const PACKAGES = ['tesseract-wasm', '@tesseract.js-data/chi_sim', '@napi-rs/canvas'] as const

/** Paths of the parts as seen from the module `from`. InputError naming every package to install. */
export function engineParts(from: string = import.meta.url): EngineParts {
  const require = createRequire(from)
  const located = PACKAGES.map((name) => locate(require, name))
  const [engine, model, canvas] = located
  if (typeof engine === 'string' && typeof model === 'string' && typeof canvas === 'string')
    return {
      engine,
      core: join(dirname(engine), 'tesseract-core.wasm'),
      model: join(dirname(model), '4.0.0_best_int', 'chi_sim.traineddata.gz'),
      canvas,
    }
  const missing = PACKAGES.filter((_, i) => located[i] === null)
  throw new InputError(
    'ocr_not_installed',
    `--ocr needs packages that are not installed: ${missing.join(', ')}`,
    {
      hint: `npm install ${missing.join(' ')}; or leave --ocr out, everything else works without them.`,
    },
  )
}

function locate(require: NodeJS.Require, name: string): string | null {
  try {
    const path = require.resolve(name)
    return existsSync(path) ? path : null
  } catch {
    return null
  }
}
