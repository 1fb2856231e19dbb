/** A multipart form: one file and a few texts, as `curl -F` and HTML forms send them. */
import type { Context } from 'hono'
import { InputError } from '../domain/errors.ts'
import { mediaType, readBody } from './body.ts'

export const FORM = 'multipart/form-data'

export interface SentFile {
  /** As it was sent. */
  readonly name: string
  readonly bytes: Uint8Array
}

export interface SentForm {
  readonly file: SentFile
  /** The other fields, in their order. */
  readonly fields: readonly (readonly [name: string, value: string])[]
}

export const isForm = (c: Context): boolean => mediaType(c) === FORM

/** InputError where the body is no form, or has not exactly one `file`. */
export async function readForm(c: Context): Promise<SentForm> {
  const bytes = await readBody(c)
  const entries = [...(await parse(bytes, c.req.header('Content-Type') ?? ''))]
  const files = entries.filter(([name]) => name === 'file')
  const file = files[0]?.[1]
  if (files.length !== 1 || !(file instanceof File))
    throw new InputError(
      'no_file',
      `the form has ${said(files.length, file)}, expected one file named "file"`,
      {
        hint: 'curl -F file=@report.html -F …',
      },
    )
  const odd = entries.find(([name, value]) => name !== 'file' && typeof value !== 'string')
  if (odd !== undefined)
    throw new InputError('bad_form', `the form field ${odd[0]} is a file, expected a text`)
  const fields = entries
    .filter(([name]) => name !== 'file')
    .map(([name, value]) => [name, String(value)] as const)
  return { file: { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }, fields }
}

function said(count: number, file: unknown): string {
  if (count !== 1) return `${count} fields "file"`
  return typeof file === 'string' ? 'a text named "file"' : 'no file'
}

/** Whatever folder a sender names stays out. */
export function baseName(name: string): string {
  const last = name.split(/[/\\]/).at(-1)?.replaceAll('\0', '').trim() ?? ''
  return last === '' ? 'upload' : last.slice(-200)
}

async function parse(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<FormData> {
  try {
    return await new Response(bytes, { headers: { 'Content-Type': type } }).formData()
  } catch (cause) {
    throw new InputError('bad_form', 'the body is not the multipart form that its Content-Type says', {
      cause,
    })
  }
}
