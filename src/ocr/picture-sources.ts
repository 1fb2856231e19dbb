/**
 * The pictures of a document that a person would look at, as the reading names them, and where their bytes are.
 * Law kept here: nothing is fetched; of files only those in the document's own folder are read.
 */
import { readFile, realpath } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { readHtml } from '../../parsers/blocks/html.ts'
import { openZip } from '../../parsers/blocks/zip.ts'
import { decode } from '../../parsers/charset.ts'
import { kindByMagic, kindByText } from '../../parsers/document-kind.ts'
import { shownPictures } from '../../parsers/pictures.ts'
import { readContainer } from '../../parsers/read-container.ts'
import type { Reading } from '../domain/block.ts'

export type PictureSource = { readonly name: string } & (
  | { readonly bytes: Uint8Array }
  /** Page of the PDF that the document is, from 1. */
  | { readonly page: number }
  /** Why its bytes are not at hand. */
  | { readonly why: string }
)

/** `folder` holds the document, null where it came from elsewhere. ParseError where the document cannot be read. */
export async function pictureSources(
  bytes: Uint8Array,
  folder: string | null,
): Promise<readonly PictureSource[]> {
  const kind = kindByMagic(bytes)
  if (kind === 'picture') return [{ name: 'picture', bytes }]
  if (kind === 'pdf') return inPdf(await readContainer(bytes, kind))
  if (kind === 'zip') return inZip(bytes, await readContainer(bytes, kind))
  if (kind === 'ole')
    return named(await readContainer(bytes, kind)).map(({ name }) => ({
      name,
      why: 'pictures in old Office files are not taken out; save the document as docx',
    }))
  if (kind !== null) return []
  const { text, charset } = decode(bytes, null)
  if (kindByText(text) !== 'html') return []
  return Promise.all(named(readHtml(text, charset)).map((picture) => inPage(picture, folder)))
}

interface Named {
  readonly name: string
  readonly url: string
}

function named(reading: Reading): Named[] {
  return shownPictures(reading).flatMap(({ block, name }) => {
    const picture = reading.blocks[block]
    return picture?.kind === 'image' ? [{ name, url: picture.url }] : []
  })
}

function inPdf(reading: Reading): PictureSource[] {
  return named(reading).map(({ name, url }) => ({ name, page: Number(url.slice('#page='.length)) }))
}

function inZip(bytes: Uint8Array, reading: Reading): PictureSource[] {
  const zip = openZip(bytes)
  return named(reading).map(({ name, url }): PictureSource => {
    const path = url.replace(/^\/+/, '')
    const entry = zip.names.find((candidate) => candidate === path || candidate.endsWith(`/${path}`))
    const content = entry === undefined ? null : zip.read(entry)
    return content === null ? { name, why: 'it is not in the file' } : { name, bytes: content }
  })
}

async function inPage({ name, url }: Named, folder: string | null): Promise<PictureSource> {
  const data = /^data:image\/[\w.+-]+;base64,([\sA-Za-z\d+/=]+)$/.exec(url)?.[1]
  if (data !== undefined) return { name, bytes: Buffer.from(data, 'base64') }
  if (/^(?:[a-z][a-z\d+.-]*:|\/)/i.test(url) || folder === null)
    return { name, why: 'it stands elsewhere and is not fetched; save it beside the page' }
  try {
    const home = await realpath(folder)
    const path = await realpath(join(home, decodeURIComponent(url.split(/[?#]/)[0] ?? '')))
    if (!path.startsWith(home + sep)) return { name, why: 'it stands outside the folder of the page' }
    return { name, bytes: await readFile(path) }
  } catch {
    return { name, why: 'it is not there beside the page' }
  }
}
