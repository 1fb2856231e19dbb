/** A region in one year: the summary its government published, and the bodies that it sums up. */
import type { YearReport } from './check.ts'

/** A report of one of the bodies. */
export interface BodyReport extends YearReport {
  /** Sums within it fail, so that a figure of it is wrong and nobody knows which. */
  readonly faulty: boolean
  readonly document_sha256: string
}

export interface RegionBody {
  readonly key: string
  readonly name: string
  readonly kind: string
  /** Known only because it published. */
  readonly learned: boolean
  /** Must publish for that year. */
  readonly expected: boolean
  /** Another body took over its matters and reported for that year, too. */
  readonly taken_over: boolean
  readonly reports: readonly BodyReport[]
}

/** A region directly below, with the summary of its government where one is there. */
export interface LowerRegion {
  readonly name: string
  readonly summary: BodyReport | null
}

export interface RegionYear {
  readonly summary: BodyReport
  /** Who published it. */
  readonly publisher_key: string
  /** A county has townships below it, which are among the bodies; all above have governments of their own below. */
  readonly is_county: boolean
  readonly bodies: readonly RegionBody[]
  readonly lower: readonly LowerRegion[]
}
