/**
 * Which portals a command means. Files that are named, else those below $NIANBAO_HOME/portals. A shipped portal is taken
 * only where `--only` names it: a crawl without arguments never begins with a country.
 */
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { loadPortals, type Portal } from '../../crawlers/portal.ts'
import { loadShippedPortals } from '../../crawlers/shipped-portals.ts'
import { InputError } from '../domain/errors.ts'
import type { Context } from './context.ts'

export interface PortalChoice {
  readonly portals?: readonly string[]
  readonly only?: readonly string[]
}

/** Folder of the operator's own portal files. */
export function ownPortalFolder({ config }: Context): string {
  return join(config.home, 'portals')
}

/** The operator's own; none where there is no folder or no file in it. Throws InputError for a wrong file. */
export async function loadOwnPortals(context: Context): Promise<readonly Portal[]> {
  const folder = ownPortalFolder(context)
  if (!existsSync(folder)) return []
  const names = await readdir(folder, { recursive: true })
  return names.some((name) => /\.ya?ml$/i.test(name)) ? loadPortals([folder]) : []
}

/** Throws InputError where nothing is there to crawl or `only` names a portal that is nowhere. */
export async function choosePortals(
  { portals, only }: PortalChoice,
  context: Context,
): Promise<readonly Portal[]> {
  const own = portals === undefined ? await loadOwnPortals(context) : await loadPortals(portals)
  if (only !== undefined) return pick(own, only, portals === undefined)
  if (own.length > 0) return own
  const folder = ownPortalFolder(context)
  throw new InputError('no_portals', `there are no portal files in ${folder}`, {
    hint: 'name files with --portals, put them there (portal add URL proposes one), or name shipped ones with --only (portal list --shipped); npm start shows the sample portal',
  })
}

async function pick(
  own: readonly Portal[],
  only: readonly string[],
  withShipped: boolean,
): Promise<readonly Portal[]> {
  const isAllOwn = only.every((id) => own.some((portal) => portal.id === id))
  const shipped = isAllOwn || !withShipped ? [] : await loadShippedPortals()
  // A file of one's own goes before the shipped one of the same id.
  const known = [...own, ...shipped.filter(({ id }) => !own.some((portal) => portal.id === id))]
  const unknown = only.find((id) => !known.some((portal) => portal.id === id))
  if (unknown === undefined) return known.filter(({ id }) => only.includes(id))
  const names = own.map(({ id }) => id).join(', ')
  const rest = withShipped ? `${names === '' ? '' : ' or '}a shipped portal` : ''
  throw new InputError('unknown_portal', `--only names "${unknown}", expected one of ${names}${rest}`, {
    ...(withShipped && { hint: 'nianbao portal list --shipped names them' }),
  })
}
