/**
 * Which body of a region a printed name means. Law kept here: a name never leaves its region, and it matches only where
 * exactly one body fits; every other answer is a doubt with its reason, for a person to settle.
 */
import { SHORT_ORGANS, SHORT_STEMS } from './agency-short-forms.ts'
import { groupByEach, rememberFor, rememberOnce } from './remember.ts'

/** What a roster knows of a body, as far as matching needs it. */
export interface AgencyCandidate {
  readonly key: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly region_code: string
}

export type AgencyMatch =
  | { readonly key: string; readonly how: 'exact' | 'alias' | 'normalised' }
  | { readonly doubt: string; readonly candidates: readonly string[] }

const LEVEL = '省|自治区|市|自治州|州|盟|地区|自治县|县|区|自治旗|旗|新区|实验区|示范区|开发区|特区|林区'
const ENDS_IN_PLACE = new RegExp(`(?:${LEVEL})$`, 'u')
/** Generic places in front of a short name: 县人社局, 区住建局. */
const GENERIC_PLACE =
  /^(?:本|我|全)?(省|市|州|盟|县|区|旗)(?!场|政(?!府|务|协|数)|容|监(?!察)|民(?!政|族|宗|防)|域|划|块)/u
const BODY_TAIL = /(?:委员会|局|委|厅)$/u

/** A name freed of white space, full-width forms and bracketed notes; still with its place. */
export function tidyAgencyName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/\((?:本级|机关|本机关|汇总|单位)\)/gu, '')
    .replace(/[《》“”"]/gu, '')
}

/**
 * The organ without its place, written out: `柏川区政府办` → `人民政府办公室`, `柏川区` → `人民政府`. `region` is the
 * place's name as the roster has it; without it only spelling is unified.
 */
export function normaliseAgencyName(name: string, region: string | null = null): string {
  const organ = withoutPlace(tidyAgencyName(name), region === null ? null : tidyAgencyName(region))
  return writtenOut(organ === '' ? '人民政府' : organ)
}

/** The organ of `name` where it stands in `region`; the name itself where it names no place or another one. */
function withoutPlace(name: string, region: string | null): string {
  if (region === null || region === '') return name
  const at = name.indexOf(region)
  const placeBefore = at === 0 || (at > 0 && ENDS_IN_PLACE.test(name.slice(0, at)))
  return placeBefore ? name.slice(at + region.length) : name
}

function writtenOut(organ: string): string {
  const unified = organ
    .replace(/[与及、]/gu, '和')
    .replace(/^(中共)?委(?=机构编制|组织部|宣传部|统战部|办公室)/u, '')
    .replace(/管委会$/u, '管理委员会')
    .replace(/街道(?:办事处|办)?$/u, '街道办事处')
    .replace(/(镇|乡|苏木)(?:人民政府|政府)?$/u, '$1人民政府')
  return SHORT_ORGANS[unified] ?? unified
}

/** Stem without 局, 委, 厅: the same body is 委 in one place and 局 in the next, never both in one region. */
function stemOf(organ: string): string | null {
  const stem = organ.replace(BODY_TAIL, '')
  return stem !== organ && [...stem].length >= 2 ? stem.replaceAll('和', '') : null
}

function stemsOf(organ: string): readonly string[] {
  const written = organ.replace(BODY_TAIL, '')
  if (written === organ) return []
  const full = SHORT_STEMS[written] ?? SHORT_STEMS[organ] ?? []
  return full.map((stem) => stem.replaceAll('和', ''))
}

/** Place names that the bodies of a region show themselves: their government's name, else their longest common start. */
function regionNameOf(candidates: readonly AgencyCandidate[]): string | null {
  const names = candidates.map((candidate) => tidyAgencyName(candidate.name))
  const government = names
    .map((name) => /^(.{2,}?)(?:人民政府)(?:办公厅|办公室)?$/u.exec(name)?.[1] ?? null)
    .filter((place): place is string => place !== null && ENDS_IN_PLACE.test(place))
  if (new Set(government).size === 1) return government[0] ?? null
  const [first, ...others] = names
  if (first === undefined || others.length === 0) return null
  const starts = Array.from({ length: first.length - 1 }, (_, index) =>
    first.slice(0, first.length - 1 - index),
  )
  return (
    starts.find((start) => ENDS_IN_PLACE.test(start) && others.every((name) => name.startsWith(start))) ??
    null
  )
}

/** A township body carries nine digits under the six of its county. */
function isIn(region: string, candidate: AgencyCandidate): boolean {
  return candidate.region_code === region || (region.length === 6 && candidate.region_code.startsWith(region))
}

/**
 * Finds the body that `printed` names among the bodies of `region_code`. `region` is that region's name; where it is not
 * given, the bodies' own names tell it, and a generic place (县人社局) is trusted only where its level agrees.
 */
export function matchAgency(
  printed: string,
  candidates: readonly AgencyCandidate[],
  region_code: string,
  region: string | null = null,
): AgencyMatch {
  const name = tidyAgencyName(printed)
  if (name === '') return { doubt: 'no name is printed', candidates: [] }
  const { local, byName, byAlias, place: shown, organsIn } = bodiesOf(candidates, region_code)
  if (local.length === 0) return { doubt: `no body is known in region ${region_code}`, candidates: [] }

  const exact = byName().get(name)
  if (exact) return only(exact, 'exact', printed)
  const alias = byAlias().get(name)
  if (alias) return only(alias, 'alias', printed)

  const place = region ?? shown()
  const stripped = organOf(name, place)
  if ('doubt' in stripped) return { ...stripped, candidates: [] }
  const found = sameOrgan(stripped.organ, organsIn(place), local)
  if (found.length > 0) return only(found, 'normalised', printed)
  return { doubt: `no body of region ${region_code} is called ${printed}`, candidates: [] }
}

/** From strict to loose; the first that finds anything decides. In the order of `local`. */
function sameOrgan(
  organ: string,
  { byOrgan, byStem }: Organs,
  local: readonly AgencyCandidate[],
): readonly AgencyCandidate[] {
  const stem = stemOf(organ)
  const same = byOrgan.get(organ) ?? (stem === null ? undefined : byStem.get(stem))
  if (same) return same
  const full = new Set(stemsOf(organ).flatMap((other) => byStem.get(other) ?? []))
  return full.size === 0 ? [] : local.filter((candidate) => full.has(candidate))
}

function organOf(name: string, place: string | null): { organ: string } | { doubt: string } {
  if (place !== null && withoutPlace(name, place) !== name) return { organ: normaliseAgencyName(name, place) }
  const generic = GENERIC_PLACE.exec(name)
  if (generic === null) return { organ: normaliseAgencyName(name) }
  const level = generic[1] ?? ''
  if (place === null || !place.endsWith(level)) {
    return { doubt: `${name} names a body of level ${level}, and this region is ${place ?? 'not named'}` }
  }
  const organ = name.slice(generic[0].length)
  return organ === '' ? { doubt: `${name} names no body` } : { organ: writtenOut(organ) }
}

function only(
  found: readonly AgencyCandidate[],
  how: 'exact' | 'alias' | 'normalised',
  printed: string,
): AgencyMatch {
  const [first] = found
  const keys = [...new Set(found.map((candidate) => candidate.key))]
  if (first !== undefined && keys.length === 1) return { key: first.key, how }
  return { doubt: `${printed} fits ${keys.length} bodies`, candidates: keys }
}

type Groups = ReadonlyMap<string, readonly AgencyCandidate[]>

/** The bodies of one place by their organs without it. */
interface Organs {
  readonly byOrgan: Groups
  readonly byStem: Groups
}

/**
 * The bodies of a roster by their names: a crawl asks thousands of times of thousands of bodies. Kept with the list
 * itself, which is never changed, only replaced.
 */
const bodiesOf = rememberFor((candidates: readonly AgencyCandidate[], region_code: string) => {
  const local = candidates.filter((candidate) => isIn(region_code, candidate))
  return {
    local,
    byName: rememberOnce(() => groupByEach(local, (body) => [tidied(body).name])),
    byAlias: rememberOnce(() => groupByEach(local, (body) => tidied(body).aliases)),
    place: rememberOnce(() => regionNameOf(local)),
    organsIn: (place: string | null) => organsOf(local, place ?? ''),
  }
})

const organsOf = rememberFor((local: readonly AgencyCandidate[], place: string): Organs => {
  const organs = (body: AgencyCandidate) => normalised(body, place)
  return {
    byOrgan: groupByEach(local, organs),
    byStem: groupByEach(local, (body) => organs(body).flatMap((organ) => stemOf(organ) ?? [])),
  }
})

const tidiedFor = rememberFor(({ name, aliases }: AgencyCandidate, _key: string) => ({
  name: tidyAgencyName(name),
  aliases: aliases.map(tidyAgencyName),
}))
const tidied = (body: AgencyCandidate) => tidiedFor(body, '')

/** An empty place is none. */
const normalised = rememberFor(({ name, aliases }: AgencyCandidate, place: string) =>
  [name, ...aliases].map((other) => normaliseAgencyName(other, place === '' ? null : place)),
)
