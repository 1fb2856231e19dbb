/** The official grids in the frames of real portals: what must never fail. */

import { distinctFigures, smallFigures, zeroFigures } from '../makers/figures.ts'
import type { Case } from '../makers/form-document.ts'
import { ERA_2019, ERA_2021, formDocuments } from '../makers/form-document.ts'
import { bareTable, inPortal, nbspTable, piecesTable, wordTable } from '../makers/frames.ts'
import { each, padded } from '../makers/reshape.ts'
import type { Family } from '../model.ts'

const CASES: readonly Case[] = [ERA_2021, ERA_2019].flatMap((format): Case[] => [
  { name: `${format.id} plain`, format },
  { name: `${format.id} word`, format, page: { render: wordTable } },
  { name: `${format.id} bare cells`, format, page: { render: bareTable } },
  { name: `${format.id} label pieces`, format, page: { render: piecesTable } },
  {
    name: `${format.id} in a portal`,
    format,
    page: { agency: '柏川区水务局' },
    rewrite: inPortal(
      '柏川区水务局政府信息公开工作年度报告',
      '柏川区人民政府',
      format === ERA_2021 ? '2024-01-20' : '2021-01-20',
    ),
  },
  { name: `${format.id} small figures`, format, figures: (form) => smallFigures(form, 11) },
  {
    name: `${format.id} small figures in word`,
    format,
    figures: (form) => smallFigures(form, 12),
    page: { render: wordTable },
  },
  { name: `${format.id} all zero`, format, figures: zeroFigures, page: { render: nbspTable } },
  { name: `${format.id} padded instead of spanned`, format, page: { change: each(padded) } },
  {
    name: `${format.id} wrong sum of the agency`,
    format,
    figures: (form) => {
      const made = new Map(distinctFigures(form, 77))
      made.set('granted__total', (made.get('granted__total') ?? 0) + 5)
      return made
    },
  },
])

export const official = (): Family => ({ family: 'official_grid', documents: formDocuments(1, CASES) })
