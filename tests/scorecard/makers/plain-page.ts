/** A page without a form: a title and whatever stands below it. */
import { escapeHtml } from '../../support/form-page.ts'

export const plainPage = (title: string, body: string): string =>
  `<!doctype html><html><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head><body><div class="article"><h1>${escapeHtml(title)}</h1>${body}</div></body></html>`

export const paragraphs = (...texts: readonly string[]): string =>
  texts.map((text) => `<p>${escapeHtml(text)}</p>`).join('')

/** A table of rows of texts. */
export const grid = (rows: readonly (readonly string[])[]): string =>
  `<table border="1">${rows.map((row) => `<tr>${row.map((text) => `<td>${escapeHtml(text)}</td>`).join('')}</tr>`).join('')}</table>`
