/** JSON text that Postgres takes: it knows neither NUL characters nor halves of surrogate pairs; both become U+FFFD. */
export function safeJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'string' ? safeText(inner) : inner,
  )
}

/** The same for a text that is handed over by itself. */
export function safeText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD')
}
