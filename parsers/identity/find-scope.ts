/**
 * Whose figures a report holds. A department's are its own; a place's are a summary of the place; an office of a
 * government speaks for the government. Law kept here: a people's government that says neither is `unknown`.
 */
import type { Scope } from '../../src/domain/report.ts'
import type { TitleVerdict } from '../../src/domain/title.ts'
import { isPlaceName } from './body-names.ts'

export interface ScopeEvidence {
  readonly title: string | null
  readonly hint: TitleVerdict['kind_hint']
  readonly agency: string | null
  /** How the writer calls itself: 局, 区 … */
  readonly self: string | null
  /** Text before the first section. */
  readonly preamble: string
  /** The same with the first lines of section one. */
  readonly opening: string
}

/** The figures are put together from many bodies. */
const GATHERED =
  /汇总.{0,30}(?:单位|部门|乡镇|镇街|街道|县|区|行政机关)|各(?:县|区|市|乡|镇|街道|部门|有关单位|单位|级).{0,25}(?:汇总|综合)|[省市县区州旗]本级.{0,6}(?:和|及|与|、|以及).{0,10}(?:县|区|市|乡镇|街道)|全[省市县区州旗](?:各级|各部门|各单位|各有关|各乡镇|各镇|各区|各县|行政机关)|(?:涵盖|包括|包含).{0,20}(?:各部门|各乡镇|各区|各县|各镇|乡镇|街道)/u
const OF_THE_PLACE = /(?:全|我)[省市县区州旗盟](?!级|财|直|政府办)/u
const WITH_SUBORDINATES =
  /(?:包含|含|包括|汇总|涵盖).{0,12}(?:下属|所属|直属|系统内).{0,4}(?:单位|机构)|(?:本级|机关)(?:和|及|与|、).{0,6}(?:下属|所属|直属)/u
const OFFICE = /(?:人民政府|管委会|管理委员会|政府)(?:办公厅|办公室|办)$|府办$/u
const GOVERNMENT = /(?:人民政府|政府|人民政府机关)$/u
const TOWNSHIP = /(?:镇|乡|苏木|街道|办事处)(?:人民政府|政府)?$/u
const ORGAN_ONLY = /(?:人民政府|政府)(?:机关|本级)/u

/** The scope by title, body and text, in this order. */
export function findScope(evidence: ScopeEvidence): Scope {
  const { title, hint, agency, preamble } = evidence
  const named = `${title ?? ''} ${agency ?? ''}`
  if (/系统(?=20|政府信息|信息公开|\s|$)|系统汇总/u.test(named)) return 'system_summary'
  if (/关区/u.test(named) && hint !== 'own_level') return 'district_summary'
  if (agency === null) return scopeWithoutName(evidence)
  if (OFFICE.test(agency))
    return hint === 'summary' || GATHERED.test(preamble) ? 'regional_summary' : 'government_organ'
  if (TOWNSHIP.test(agency)) return 'own'
  if (isPlaceName(agency)) return hint === 'own_level' ? 'government_organ' : 'regional_summary'
  if (GOVERNMENT.test(agency)) return scopeOfGovernment(evidence, named)
  if (hint === 'summary') return 'department_with_subordinates'
  if (/(?:开发区|园区|示范区|度假区|管委会|管理委员会)$/u.test(agency))
    return GATHERED.test(preamble) ? 'regional_summary' : 'own'
  return hint !== 'own_level' && WITH_SUBORDINATES.test(preamble) ? 'department_with_subordinates' : 'own'
}

function scopeOfGovernment({ hint, opening }: ScopeEvidence, named: string): Scope {
  if (hint === 'own_level' || ORGAN_ONLY.test(named)) return 'government_organ'
  if (hint === 'summary' || GATHERED.test(opening) || OF_THE_PLACE.test(opening)) return 'regional_summary'
  return 'unknown'
}

function scopeWithoutName({ hint, self, preamble, opening }: ScopeEvidence): Scope {
  if (self === null) return 'unknown'
  if (/^[区县市省州旗]$/u.test(self)) {
    if (hint === 'own_level') return 'government_organ'
    return hint === 'summary' || GATHERED.test(opening) ? 'regional_summary' : 'unknown'
  }
  return WITH_SUBORDINATES.test(preamble) ? 'department_with_subordinates' : 'own'
}
