/** The one place that turns an error into words and an exit code. */
import { AppError, InputError, UnreachableError } from '../domain/errors.ts'

export const EXIT = { ok: 0, failed: 1, usage: 2, unreachable: 3 } as const

export function exitCodeOf(error: unknown): number {
  if (error instanceof InputError) return EXIT.usage
  if (error instanceof UnreachableError) return EXIT.unreachable
  return EXIT.failed
}

/** One line: what, where, expected, next step; then one line for each further fault. The stack only when asked for. */
export function describeFailure(error: unknown, withStack: boolean): string {
  const message = error instanceof Error ? error.message : String(error)
  const firstLine = message.split('\n')[0] ?? ''
  const hint = error instanceof AppError && error.hint ? ` Next: ${error.hint}` : ''
  const details = error instanceof AppError ? error.details.map((detail) => `  ${detail}\n`).join('') : ''
  const line = `nianbao: ${firstLine}${hint}\n${details}`
  return withStack && error instanceof Error && error.stack ? `${line}${error.stack}\n` : line
}
