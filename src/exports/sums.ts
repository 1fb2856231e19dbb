/** `SHA256SUMS` in the form that `sha256sum --check` reads. Its presence marks a finished release. */
export const SUMS_FILE = 'SHA256SUMS'

/** One line a file, by name. */
export function sumsText(files: readonly { readonly path: string; readonly sha256: string }[]): string {
  return files
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map((file) => `${file.sha256}  ${file.path}\n`)
    .join('')
}
