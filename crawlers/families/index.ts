/** The families this version reads, most particular first. A new one is one file and one line here. */
import type { Family } from '../family.ts'
import { staticList } from './static-list.ts'
import { trsWcm } from './trs-wcm.ts'

export const FAMILIES: readonly Family[] = [trsWcm, staticList]

export const FAMILY_IDS: readonly string[] = FAMILIES.map((family) => family.id)
