/** Answers of HTTP that no class of the error vocabulary has: who may ask, how, and how much at once. */
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { AppError } from '../domain/errors.ts'

type ErrorOptions = ConstructorParameters<typeof AppError>[2]

export class HttpError extends AppError {
  readonly status: ContentfulStatusCode
  /** Headers that belong to the status, such as Allow. */
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: ContentfulStatusCode,
    code: string,
    message: string,
    { headers = {}, ...options }: ErrorOptions & { headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(code, message, options)
    this.status = status
    this.headers = headers
  }
}
