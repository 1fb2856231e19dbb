/** The one door to HTML: every value put into a template is escaped. Pages never build markup from plain strings. */
import type { HtmlEscapedString } from 'hono/utils/html'

export { html } from 'hono/html'

/** A finished piece of markup. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>
