/**
 * Claims a table of several years by its lines of the report year; places are given as printed. Where these cannot be told
 * apart nothing of the table is claimed, whatever stands right under a head.
 */
import type { Grid } from '../../src/domain/block.ts'
import type { Place } from '../../src/domain/cell.ts'
import { figureLeftover, keyOf } from './candidate.ts'
import { type Before, claimGrid, type GridClaim } from './claim-grid.ts'
import { namesSeveralYears, type OneYear, oneYearOf } from './one-year.ts'

/** `claim` is the table's as it stands, with something left over; it stays where the table is none of several years. */
export function claimOneYear(
  claim: GridClaim,
  grid: Grid,
  block: number,
  before: Before,
  year: number | null,
): GridClaim {
  const own = ofReportYear(grid, block, before, year)
  if (own !== null) return own
  if (claim.candidates.length === 0 || !namesSeveralYears(grid)) return claim
  return {
    ...claim,
    candidates: [],
    leftovers: [...claim.leftovers, ...claim.candidates.map((one) => figureLeftover('doubtful', one))],
    contested: [...claim.contested, ...claim.candidates.map(keyOf)],
    requests: null,
  }
}

function ofReportYear(grid: Grid, block: number, before: Before, year: number | null): GridClaim | null {
  const found = oneYearOf(grid, block, year)
  if (found === null) return null
  const claim = claimGrid(found.grid, block, before)
  if (claim.candidates.length === 0 || claim.leftovers.length > 0) return null
  return {
    ...claim,
    candidates: claim.candidates.map((one) => ({
      ...one,
      figure: { ...one.figure, place: printedPlace(found, one.figure.place) },
    })),
    leftovers: found.left,
    // A table that goes on from it would have other columns.
    requests: null,
  }
}

const printedPlace = ({ rows, cols }: OneYear, place: Place): Place => ({
  ...place,
  ...(place.row === undefined ? {} : { row: rows[place.row] ?? place.row }),
  ...(place.col === undefined ? {} : { col: cols[place.col] ?? place.col }),
})
