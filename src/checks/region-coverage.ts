/**
 * Which reports of a region may be added up, and why the others may not. Law: a reading that is not whole, whose own sums
 * fail, that is in another form or scope or was read from the same bytes as another is not added, and never in silence.
 */
import type { BodyReport, RegionBody, RegionYear } from './region-year.ts'

export interface Addend {
  readonly name: string
  readonly kind: string
  readonly learned: boolean
  readonly report: BodyReport
}

export interface Coverage {
  /** Reports that are added. */
  readonly added: readonly Addend[]
  /** How many bodies should be. */
  readonly expected: number
  /** Expected bodies that are not added, each with the reason. */
  readonly left_out: readonly string[]
  /** Reports that a summary may hold or not: of the government itself, and of bodies that are no organs of it. */
  readonly optional: readonly BodyReport[]
  /** The list of bodies is known only from what they published. */
  readonly learned: boolean
}

const SUMMED_KINDS: ReadonlySet<string> = new Set([
  'department',
  'government_office',
  'township_government',
  'subdistrict_office',
  'development_zone_committee',
  'dispatched_organ',
  'dispatched_agency',
])
/** They report to their own line above, not to the local government. */
const VERTICAL = 'vertical_organ'

export function coverageOf({ summary, bodies }: RegionYear): Coverage {
  const added: Addend[] = []
  const left_out: string[] = []
  const optional: BodyReport[] = []
  const seen = new Set([summary.document_sha256])
  const summed = bodies.filter(({ kind }) => SUMMED_KINDS.has(kind))
  for (const body of summed) {
    const found = body.reports.find(({ scope }) => scope === 'own') ?? body.reports[0]
    const why = found === undefined ? 'no report' : whyNot(body, found, summary, seen)
    if (found !== undefined && why === null) {
      seen.add(found.document_sha256)
      added.push({ name: body.name, kind: body.kind, learned: body.learned, report: found })
    } else if (body.expected || found !== undefined) left_out.push(`${body.name} (${why})`)
  }
  for (const { kind, reports } of bodies)
    if (!SUMMED_KINDS.has(kind) && kind !== VERTICAL)
      optional.push(...reports.filter(({ scope }) => scope === 'own' || scope === 'government_organ'))
  return {
    added,
    expected: added.length + left_out.length,
    left_out,
    optional,
    learned: summed.some(({ learned }) => learned),
  }
}

function whyNot(
  { taken_over }: RegionBody,
  { scope, status, era, faulty, document_sha256 }: BodyReport,
  summary: BodyReport,
  seen: ReadonlySet<string>,
): string | null {
  if (scope !== 'own') return `its report is of scope ${scope}`
  if (status !== 'complete') return `its reading is ${status}`
  if (era !== summary.era) return `its form is ${era}`
  if (faulty) return 'sums within it fail'
  if (taken_over) return 'it was taken over within the year'
  return seen.has(document_sha256) ? 'the same document as another' : null
}

const NAMED = 8

/** `41 of 42 bodies; not: 柏川区审计局 (no report)`. */
export function coverageText({ added, expected, left_out }: Coverage): string {
  const rest = left_out.length > NAMED ? ` and ${left_out.length - NAMED} more` : ''
  const not = left_out.length === 0 ? '' : `; not: ${left_out.slice(0, NAMED).join(', ')}${rest}`
  return `${added.length} of ${expected} bodies${not}`
}
