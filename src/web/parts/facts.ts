/** Named facts and outward links. */
import { isWebAddress } from '../href.ts'
import { type Html, html } from '../html.ts'

/** Facts that are null are left out. */
export function facts(
  entries: readonly (readonly [name: string, value: Html | string | number | null])[],
): Html {
  const said = entries.filter(([, value]) => value !== null && value !== '')
  return html`<dl class="facts">${said.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`
}

/** A link out of the product; an address that is not of the web is shown as text. */
export function outward(url: string, label: string = url): Html | string {
  return isWebAddress(url) ? html`<a href="${url}" rel="noreferrer noopener">${label}</a>` : url
}

/** `2024-02-01 09:30` in Beijing time, with the exact instant kept in the markup. */
export function instant(iso: string | null): Html | string {
  if (iso === null) return '—'
  const time = Date.parse(iso)
  if (Number.isNaN(time)) return iso
  const local = new Date(time + 8 * 3600_000).toISOString()
  return html`<time datetime="${iso}">${local.slice(0, 10)} ${local.slice(11, 16)}</time>`
}
