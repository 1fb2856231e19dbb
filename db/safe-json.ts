/** JSON text that Postgres takes: it knows neither NUL characters nor halves of surrogate pairs; both become U+FFFD. */
export function safeJson(value: unknown): string {
  // Nearly every value is sound, and looking at its text is far cheaper than at each of its parts.
  const text = JSON.stringify(value)
  if (!/\\u(?:0000|d[89a-f])/i.test(text)) return text
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'string' ? safeText(inner) : inner,
  )
}

/** The same for a text that is handed over by itself. */
export function safeText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD')
}
