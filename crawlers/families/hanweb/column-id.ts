/** The number of a Hanweb column: `/col/col1229/index.html`, with or without a site prefix. Null for other addresses. */
export function columnId(url: string): string | null {
  return /\/col\/col(\d+)(?:\/|$)/.exec(new URL(url).pathname)?.[1] ?? null
}
