/** The forms this product reads, newest first, and the ids born with them. Pure data: anyone above domain may import it. */
import type { CellDef, Era, Format } from '../../src/domain/format.ts'
import { ERA_2014 } from './era-2014.ts'
import { ERA_2019 } from './era-2019.ts'
import { ERA_2021 } from './era-2021.ts'
import { LOCAL_2008 } from './local-2008.ts'
import { REQUESTS_2019, REQUESTS_2021 } from './requests-table.ts'

export { T4_FAMILIES, T4_IDS, T4_RESULTS } from './cases-table.ts'
export { CROSSWALK, type Crosswalk } from './crosswalk.ts'
export { cellsOf, GROUPS, LEGAL_PERSON_SUBTOTAL } from './groups.ts'
export { MEASURES, type Measure } from './measures.ts'
export { T3_COLUMN_IDS } from './requests-table.ts'

export const FORMATS: readonly Format[] = [ERA_2021, ERA_2019, ERA_2014, LOCAL_2008]

/** The form of an era; undefined for eras that have none (narrative reports). */
export function formatOf(era: Era | string | null): Format | undefined {
  return FORMATS.find((format) => format.id === era)
}

/** Row ids of table three over both eras, in the order of the form of 2021, then those only 2019 has. */
export const T3_ROW_IDS: readonly string[] = [
  ...new Set([...REQUESTS_2021.rowDefs, ...REQUESTS_2019.rowDefs].map((row) => row.id)),
]

/** Every cell of a form in printed order, with the table it belongs to. */
export function cellDefsOf(format: Format): readonly (CellDef & { readonly table: string })[] {
  return format.tables.flatMap((table) => table.cells.map((cell) => ({ ...cell, table: table.id })))
}
