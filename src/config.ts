import { resolve } from 'node:path'
import { InputError } from './domain/errors.ts'

/** One environment variable: what it is for, what stands where it is unset. */
export interface Setting {
  readonly name: string
  readonly description: string
  readonly fallback: string
  readonly secret?: boolean
}

/** Every variable nianbao reads; `doctor` and the README list exactly these. */
export const SETTINGS: readonly Setting[] = [
  {
    name: 'DATABASE_URL',
    description: 'Postgres to use; unset: embedded database under NIANBAO_HOME/db',
    fallback: '',
    secret: true,
  },
  {
    name: 'NIANBAO_READ_URL',
    description: 'Postgres replica that serve reads from; unset: the database itself',
    fallback: '',
    secret: true,
  },
  {
    name: 'NIANBAO_HOME',
    description: 'archive of served bytes, database, portals, rosters, logs',
    fallback: './data',
  },
  {
    name: 'NIANBAO_ARCHIVE_URL',
    description: 's3://bucket/prefix?endpoint=…&region=…; unset: files under NIANBAO_HOME/archive',
    fallback: '',
    secret: true,
  },
  { name: 'AWS_ACCESS_KEY_ID', description: 'key of an s3:// archive', fallback: '', secret: true },
  { name: 'AWS_SECRET_ACCESS_KEY', description: 'secret of that key', fallback: '', secret: true },
  { name: 'AWS_SESSION_TOKEN', description: 'token of a temporary key', fallback: '', secret: true },
  { name: 'AWS_REGION', description: 'region of an s3:// archive that names none', fallback: '' },
  {
    name: 'NIANBAO_CONTACT',
    description: 'e-mail or page of the operator, put in the User-Agent',
    fallback: '',
  },
  {
    name: 'NIANBAO_TOKEN',
    description: 'token for writes over HTTP; unset: read-only',
    fallback: '',
    secret: true,
  },
  {
    name: 'NIANBAO_BROWSER',
    description:
      'draws pages that need it: embedded, playwright, system, a path, or off; unset: the first there is',
    fallback: '',
  },
  { name: 'PORT', description: 'port of serve', fallback: '8080' },
  { name: 'HOST', description: 'address serve listens on', fallback: '127.0.0.1' },
  {
    name: 'LOG_LEVEL',
    description: 'silent, error, warn, info, debug; debug also prints stack traces',
    fallback: 'warn',
  },
]

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const

export interface Config {
  readonly databaseUrl: string | null
  /** A replica to read from; null: the database itself. */
  readonly readUrl: string | null
  /** Absolute. */
  readonly home: string
  readonly archiveUrl: string | null
  /** For an archive in an S3-compatible store. */
  readonly aws: {
    readonly accessKeyId: string | null
    readonly secretAccessKey: string | null
    readonly sessionToken: string | null
    readonly region: string | null
  }
  readonly contact: string | null
  readonly token: string | null
  readonly browser: string | null
  readonly port: number
  readonly host: string
  readonly logLevel: (typeof LOG_LEVELS)[number]
}

/** Reads the environment once. Throws InputError naming the variable, its value and what was expected. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const value = (name: string) =>
    env[name]?.trim() || SETTINGS.find((setting) => setting.name === name)?.fallback || ''
  return Object.freeze({
    databaseUrl: value('DATABASE_URL') || null,
    readUrl: value('NIANBAO_READ_URL') || null,
    home: resolve(value('NIANBAO_HOME')),
    archiveUrl: value('NIANBAO_ARCHIVE_URL') || null,
    aws: {
      accessKeyId: value('AWS_ACCESS_KEY_ID') || null,
      secretAccessKey: value('AWS_SECRET_ACCESS_KEY') || null,
      sessionToken: value('AWS_SESSION_TOKEN') || null,
      region: value('AWS_REGION') || null,
    },
    contact: value('NIANBAO_CONTACT') || null,
    token: value('NIANBAO_TOKEN') || null,
    browser: value('NIANBAO_BROWSER') || null,
    port: portNumber(value('PORT')),
    host: value('HOST'),
    logLevel: logLevel(value('LOG_LEVEL')),
  })
}

function portNumber(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port
  throw new InputError('bad_setting', `PORT is "${text}", expected a whole number from 0 to 65535`)
}

function logLevel(text: string): Config['logLevel'] {
  const level = LOG_LEVELS.find((known) => known === text)
  if (level) return level
  throw new InputError('bad_setting', `LOG_LEVEL is "${text}", expected one of ${LOG_LEVELS.join(', ')}`)
}
