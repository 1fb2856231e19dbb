/** The bytes of a roster or another table handed in → text. Only UTF-8 is taken: a guess at another encoding could turn one name into another. */
import { readFile } from 'node:fs/promises'
import { InputError } from '../domain/errors.ts'

/** InputError where the file is not there or not UTF-8. */
export async function readTableFile(file: string): Promise<string> {
  const bytes = await readFile(file).catch((cause: NodeJS.ErrnoException) => {
    throw new InputError(
      'no_such_file',
      `${file}: ${cause.code === 'ENOENT' ? 'no such file' : cause.message}, expected a table in CSV`,
      { cause },
    )
  })
  return rosterText(bytes, file)
}

/** InputError naming the first line that is not UTF-8 and the encoding that the file seems to have. */
export function rosterText(bytes: Uint8Array, file: string): string {
  const text = decode(bytes, 'utf-8')
  if (text !== null && !text.includes('\0')) return text
  const seems = seeming(bytes)
  const line = firstWrongLine(bytes)
  const value = `not UTF-8 text${seems === null ? '' : ` but ${seems}`}`
  throw new InputError('roster_file', `${file} line ${line}: ${value}, expected UTF-8`, {
    hint: 'nothing was imported; save the file as UTF-8 (CSV UTF-8 in Excel) and import again',
    context: { faults: [{ line, column: null, value, expected: 'expected UTF-8' }] },
  })
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function seeming(bytes: Uint8Array): string | null {
  const [first, second] = bytes
  if (first === 0x50 && second === 0x4b) return 'a workbook or another ZIP file'
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'UTF-16'
  if (bytes.includes(0)) return 'binary'
  const chinese = decode(bytes, 'gb18030')
  return chinese !== null && /\p{Script=Han}/u.test(chinese) ? 'GBK (GB 18030)' : null
}

/** A line break is the same byte in UTF-8 and in GBK, so lines can be judged one by one. */
function firstWrongLine(bytes: Uint8Array): number {
  let line = 1
  for (let from = 0; from < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, from)
    const part = bytes.subarray(from, end < 0 ? bytes.length : end)
    if (part.includes(0) || decode(part, 'utf-8') === null) return line
    from = end < 0 ? bytes.length : end + 1
  }
  return line
}
