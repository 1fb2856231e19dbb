/** The stored bytes exactly as they were served, as a download that no browser opens by itself. */
import type { Context } from 'hono'
import { AppError } from '../domain/errors.ts'
import type { App, Doors } from './doors.ts'
import { documentOf } from './pages/source.ts'
import { readQuery } from './query.ts'

const SUFFIXES: Readonly<Record<string, string>> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'text/plain': 'txt',
  'application/pdf': 'pdf',
  'application/msword': 'doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
}

export function mountBytes(app: App, doors: Doors): void {
  app.get('/sources/:sha256/bytes', (c) => answerBytes(c, doors, c.req.param('sha256')))
}

async function answerBytes(c: Context, doors: Doors, sha256: string): Promise<Response> {
  readQuery(c, {})
  const document = await documentOf(doors, sha256)
  const etag = `"${document.sha256}"`
  if (c.req.header('If-None-Match') === etag) return c.body(null, 304, { ETag: etag })
  const bytes = await doors.archive.get(document.sha256)
  const digest = Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))).toString('hex')
  if (digest !== document.sha256)
    throw new AppError(
      'archive_damaged',
      `the archive's bytes for ${document.sha256} have the hash ${digest}`,
    )
  const type = document.content_type?.split(';')[0]?.trim().toLowerCase() ?? ''
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': 'application/octet-stream',
    'Content-Length': String(bytes.length),
    'Content-Disposition': `attachment; filename="${document.sha256.slice(0, 16)}.${SUFFIXES[type] ?? 'bin'}"`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cache-Control': 'private, max-age=31536000, immutable',
    ETag: etag,
  })
}
