/** The list of export formats: the `--format` names, URL suffixes and download menus are all read from here. */
import { InputError } from '../domain/errors.ts'
import { csv } from './csv.ts'
import type { Export } from './export.ts'
import { jsonl } from './jsonl.ts'
import { parquet } from './parquet.ts'
import { xlsx } from './xlsx.ts'

export const EXPORTS: readonly Export[] = [csv, xlsx, parquet, jsonl]

/** The format of that suffix; InputError naming the known ones otherwise. */
export function exportOf(suffix: string): Export {
  const found = EXPORTS.find((one) => one.suffix === suffix)
  if (found !== undefined) return found
  const known = EXPORTS.map((one) => one.suffix).join(', ')
  throw new InputError('export_format', `unknown export format "${suffix}", expected one of: ${known}`, {
    context: { format: suffix },
  })
}
