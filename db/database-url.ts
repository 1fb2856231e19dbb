/** What a failed connection to a real Postgres means, said in one line and without the password. */
import { InputError, UnreachableError } from '../src/domain/errors.ts'

/** `postgres://user:***@host:port/name`. */
export function maskDatabaseUrl(url: string): string {
  const parsed = URL.parse(url)
  if (!parsed) return '***'
  if (parsed.password) parsed.password = '***'
  for (const name of [...parsed.searchParams.keys()])
    if (/pass|secret|key/i.test(name)) parsed.searchParams.set(name, '***')
  return parsed.toString()
}

/** InputError unless it is a `postgres:` or `postgresql:` URL. */
export function checkDatabaseUrl(url: string): void {
  const protocol = URL.parse(url)?.protocol
  if (protocol === 'postgres:' || protocol === 'postgresql:') return
  throw new InputError('bad_database_url', `DATABASE_URL is not a Postgres URL: ${maskDatabaseUrl(url)}`, {
    hint: 'expected postgres://user:password@host:5432/name, or unset it to use the embedded database',
  })
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOENT: 'there is no such socket',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name could not be looked up',
  ETIMEDOUT: 'no answer in time',
  EHOSTUNREACH: 'the host cannot be reached',
  ECONNRESET: 'the connection was reset',
  '28P01': 'the password or the user name is wrong',
  '28000': 'the server refuses this user',
  '3D000': 'the database does not exist',
  '53300': 'the server has no free connection',
  '57P03': 'the server is starting up or shutting down',
}

const HINTS: Readonly<Record<string, string>> = {
  '28P01': 'check user and password in DATABASE_URL',
  '28000': 'check the user in DATABASE_URL and pg_hba.conf of the server',
  '3D000': 'create the database, or name another one in DATABASE_URL',
}

/** The error a person sees. Whatever the driver said stays in `cause`. */
export function unreachable(url: string, error: unknown): UnreachableError {
  const { code, message } = firstError(error)
  const reason = (code && REASONS[code]) || message.split('\n')[0]?.slice(0, 200) || 'no answer'
  return new UnreachableError(
    'database_unreachable',
    `cannot use the database ${maskDatabaseUrl(url)}: ${reason}`,
    {
      hint: (code && HINTS[code]) || 'start that server, or unset DATABASE_URL to use the embedded database',
      context: { code: code ?? null },
      cause: error,
    },
  )
}

/** A name with several addresses fails with one error for each. */
function firstError(error: unknown): { code: string | undefined; message: string } {
  const first = error instanceof AggregateError ? error.errors[0] : error
  if (!(first instanceof Error)) return { code: undefined, message: String(first) }
  return { code: (first as NodeJS.ErrnoException).code, message: first.message }
}
