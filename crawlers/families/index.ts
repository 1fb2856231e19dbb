/**
 * The families this version reads, in the order of detection: the most particular first. A new one is one file and one
 * line here.
 */
import type { Family } from '../family.ts'
import { browserList } from './browser-list.ts'
import { ewb } from './ewb.ts'
import { gkmlpt } from './gkmlpt.ts'
import { gongkai } from './gongkai.ts'
import { hanweb } from './hanweb.ts'
import { huaian } from './huaian.ts'
import { jsonList } from './json-list.ts'
import { LOCAL_PAGES } from './local-pages.ts'
import { lonsun } from './lonsun.ts'
import { openness } from './openness.ts'
import { pcList } from './pc-list.ts'
import { staticList } from './static-list.ts'
import { trsWcm } from './trs-wcm.ts'
import { ucap } from './ucap.ts'
import { vsb } from './vsb.ts'

export const FAMILIES: readonly Family[] = [
  gkmlpt,
  hanweb,
  lonsun,
  openness,
  gongkai,
  ucap,
  ewb,
  huaian,
  trsWcm,
  vsb,
  pcList,
  ...LOCAL_PAGES,
  staticList,
  jsonList,
  browserList,
]

export const FAMILY_IDS: readonly string[] = FAMILIES.map((family) => family.id)
