/**
 * The whole error vocabulary. A message says what happened, where, and what was expected; `hint` is the next step
 * for the reader. The class alone decides what a caller does: retry, slow down, give up, or blame the input.
 * Odd *content* of a report is never an error: it is a leftover or a finding.
 */
export class AppError extends Error {
  readonly code: string
  readonly hint: string | undefined
  /** More of the same kind as the message, one a line, where a thing has several faults. */
  readonly details: readonly string[]
  /** Facts for the log line: url, file, value. Never secrets. */
  readonly context: Readonly<Record<string, unknown>>

  constructor(
    code: string,
    message: string,
    options: {
      hint?: string
      details?: readonly string[]
      context?: Record<string, unknown>
      cause?: unknown
    } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = new.target.name
    this.code = code
    this.hint = options.hint
    this.details = options.details ?? []
    this.context = options.context ?? {}
  }
}

/** No usable answer came: retry later. */
export class TransportError extends AppError {}

/** The answer is not the page (challenge, login, refusal): never stored as a report, never broken; come back much later. */
export class BlockedError extends AppError {}

/** The thing asked for is not there. */
export class NotFoundError extends AppError {}

/** The bytes cannot be read: pointless to retry before the parser changes. */
export class ParseError extends AppError {}

/** Our own or the user's input is wrong: exit code 2, never retried. */
export class InputError extends AppError {}

/** The input is sound, but clashes with what is there already; nothing was changed. */
export class ConflictError extends InputError {}

/** A thing everything else needs (the database, every portal) cannot be reached: exit code 3. */
export class UnreachableError extends AppError {}
