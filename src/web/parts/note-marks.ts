/** What limits a figure: a small number beside it leads to the words of the note, each told once a page. */
import type { ComparisonNote } from '../../domain/comparison.ts'
import { type Html, html } from '../html.ts'
import { noteWords } from '../words.ts'

/** Number of each note on the page, from 1. */
export function noteNumbers(notes: readonly ComparisonNote[]): ReadonlyMap<string, number> {
  return new Map(notes.map((note, index) => [note.id, index + 1]))
}

export function noteMarks(notes: readonly string[], numbers: ReadonlyMap<string, number>): Html | '' {
  if (notes.length === 0) return ''
  return html`<sup>${notes.map((id, i) => html`${i > 0 ? ',' : ''}<a href="#note-${id}">${numbers.get(id) ?? id}</a>`)}</sup>`
}

/** The notes in the order of their numbers. */
export function noteList(notes: readonly ComparisonNote[]): Html | '' {
  if (notes.length === 0) return ''
  return html`<h2>可比性说明</h2><ol class="notes">${notes.map((note) => html`<li id="note-${note.id}">${noteWords(note)} <span class="soft"><code>${note.id}</code></span></li>`)}</ol>`
}
