/** Words cut over paragraphs, spans, lines and spaces. */

import { escapeHtml } from '../../support/form-page.ts'
import { type Case, ERA_2019, formDocuments } from '../makers/form-document.ts'
import { piecesTable, scatteredTable, tableOf, wordTable } from '../makers/frames.ts'
import { relabel, renamed } from '../makers/reshape.ts'
import type { Family } from '../model.ts'

const spaced = (text: string): string => (/^\p{Script=Han}+$/u.test(text) ? [...text].join(' ') : text)
const twoParagraphs = tableOf((text, isFigure) => {
  if (isFigure || text.length < 4) return `<p>${escapeHtml(text)}</p>`
  const half = Math.floor(text.length / 2)
  return `<p>${escapeHtml(text.slice(0, half))}${' &nbsp;'.repeat(8)}</p><p>${escapeHtml(text.slice(half))}</p>`
})
const downwards = tableOf((text, isFigure) =>
  isFigure ? escapeHtml(text) : [...text].map(escapeHtml).join('<br>'),
)

const CASES: readonly Case[] = [
  { name: 'two paragraphs and runs of nbsp', page: { render: twoParagraphs } },
  { name: 'two paragraphs in the form of 2019', format: ERA_2019, page: { render: twoParagraphs } },
  { name: 'a span a character', page: { render: scatteredTable } },
  { name: 'a span a character in the form of 2019', format: ERA_2019, page: { render: scatteredTable } },
  { name: 'spans of two in a portal', page: { render: piecesTable } },
  { name: 'letter-spaced heads', page: { change: relabel(spaced) } },
  { name: 'letter-spaced heads in the form of 2019', format: ERA_2019, page: { change: relabel(spaced) } },
  {
    name: 'wide spaces in heads',
    page: {
      change: renamed(
        ['商业企业', '商业　企业'],
        ['科研机构', '科研 机构'],
        ['自然人', '自 然 人'],
        [/^总计$/, '总 计'],
      ),
    },
  },
  {
    name: 'spaces inside ordinals',
    page: { change: renamed([/^（(.)）/, '( $1)'], [/^([一二三四])、/, '$1、 ']) },
  },
  { name: 'heads written downwards', page: { render: downwards } },
  { name: 'heads written downwards in the form of 2019', format: ERA_2019, page: { render: downwards } },
  { name: 'word paragraphs', format: ERA_2019, page: { render: wordTable } },
  { name: 'zero-width characters in labels', page: { change: relabel((text) => [...text].join('\u200b')) } },
  {
    name: 'soft hyphens and word joiners',
    page: { change: relabel((text) => text.replace(/(.)(.)/u, '$1\u00ad$2\u2060')) },
  },
  {
    name: 'figures split over inline tags',
    rewrite: (html) => html.replace(/<p>(\d)(\d+)<\/p>/g, '<p><span>$1</span><b>$2</b></p>'),
  },
  {
    name: 'a figure split by a source line end',
    rewrite: (html) => html.replace(/<p>(\d+)<\/p>/g, '<p>\n  $1\n</p>'),
  },
]

export const splitWords = (): Family => ({ family: 'split_words', documents: formDocuments(4, CASES) })
