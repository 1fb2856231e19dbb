/** A person's verdict on a finding, kept by its fingerprint. */
import type { Kysely } from 'kysely'
import { countFingerprint, saveVerdict } from '../../db/queries/findings.ts'
import type { Schema } from '../../db/schema.ts'
import { InputError } from '../domain/errors.ts'
import type { Verdict } from '../domain/verdict.ts'

/** How many stored findings it now speaks of. InputError where no version has such a finding. */
export async function judgeFinding(db: Kysely<Schema>, verdict: Verdict): Promise<number> {
  if (verdict.author.trim() === '')
    throw new InputError('verdict', 'a verdict needs its author, got an empty one')
  const findings = await countFingerprint(db, verdict.fingerprint)
  if (findings === 0)
    throw new InputError('no_finding', `no finding has the fingerprint ${verdict.fingerprint}`, {
      hint: 'findings --json lists them',
    })
  await saveVerdict(db, verdict)
  return findings
}
