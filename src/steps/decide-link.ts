/**
 * A person settles a link that waits: whose report it is and of which year, or that it is none. Law: only links that a
 * crawl listed are decided of, and what is stored as a report already is not moved by it.
 */
import type { Kysely } from 'kysely'
import { twinKey } from '../../crawlers/twin-url.ts'
import { listLeads } from '../../db/queries/leads.ts'
import { linkDecisions, saveLinkDecision } from '../../db/queries/link-decisions.ts'
import type { Schema } from '../../db/schema.ts'
import { InputError } from '../domain/errors.ts'
import type { LinkDecision } from '../domain/link-decision.ts'
import type { JudgedLead, PortalListing } from './list-portal.ts'

/** InputError for an address that no portal lists, one that is stored, an unknown body or a nameless author. */
export async function decideLink(
  db: Kysely<Schema>,
  url: string,
  decision: LinkDecision,
  note: string | null,
): Promise<void> {
  if (decision.author.trim() === '')
    throw new InputError('decision', 'a decision needs its author, got an empty one')
  if (!URL.canParse(url)) throw new InputError('bad_address', `"${url}" is no address, expected http://…`)
  const key = twinKey(url)
  const links = (await listLeads(db)).filter((link) => twinKey(link.url) === key)
  if (links.length === 0)
    throw new InputError('no_link', `no portal lists ${url}`, { hint: '`portal queue` shows what waits' })
  const saved = links.find(({ state }) => state === 'saved')
  if (saved !== undefined)
    throw new InputError(
      'link_saved',
      `${url} is stored as the report of ${saved.agency_key} ${saved.year}, nothing waits`,
      { hint: '`correct` lays other figures over a report' },
    )
  await saveLinkDecision(db, key, decision, note)
}

/** The listing with what people decided of its links. */
export async function withDecisions(db: Kysely<Schema>, listing: PortalListing): Promise<PortalListing> {
  const decisions = await linkDecisions(db)
  if (decisions.size === 0) return listing
  return { ...listing, leads: listing.leads.map((judged) => decided(judged, decisions)) }
}

function decided(judged: JudgedLead, decisions: ReadonlyMap<string, LinkDecision>): JudgedLead {
  const decision = [judged.lead.url, ...judged.twins]
    .map((url) => decisions.get(twinKey(url)))
    .find((found) => found !== undefined)
  if (decision === undefined) return judged
  if (decision.verdict === 'refused') {
    const reason = `${decision.author} decided that it is no report of ours${decision.note ? `: ${decision.note}` : ''}`
    return { ...judged, title: { ...judged.title, verdict: 'decoy', reason } }
  }
  const { agency_key, year } = decision
  return {
    ...judged,
    title: { ...judged.title, verdict: 'report', year },
    decided: { agency_key, year },
  }
}
