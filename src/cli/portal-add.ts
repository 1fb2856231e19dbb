/** `portal add URL`: proposes a portal file and a sample of what it lists, both written for review, never over anything. */
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parsePortal } from '../../crawlers/portal.ts'
import { InputError } from '../domain/errors.ts'
import { crawlBrowser } from '../steps/crawl-browser.ts'
import {
  type PortalProposal,
  type ProposalWish,
  proposePortal,
  UNKNOWN_REGION,
} from '../steps/propose-portal.ts'
import { openBrowserTier } from './browser.ts'
import { loadOwnPortals, ownPortalFolder } from './choose-portals.ts'
import type { Context } from './context.ts'
import { openFetcher } from './fetcher.ts'

export interface AddOptions extends Omit<ProposalWish, 'url'> {
  readonly json?: boolean
}

export async function addPortal(url: string, options: AddOptions, context: Context): Promise<void> {
  const { json, ...wish } = options
  const fetcher = openFetcher(context)
  const tier = openBrowserTier(context, fetcher)
  try {
    if (wish.id !== undefined) await refuseKnown(wish.id, context)
    const proposal = await proposePortal(fetcher, crawlBrowser(tier, null), { ...wish, url })
    await refuseKnown(proposal.portal.id, context)
    const written = await write(proposal, context)
    await context.out(json ? `${JSON.stringify(answer(proposal, written))}\n` : describe(proposal, written))
  } finally {
    await tier.close()
    await fetcher.close()
  }
}

interface Written {
  readonly file: string
  readonly sample: string
}

function filesOf(id: string, context: Context): Written {
  const folder = ownPortalFolder(context)
  return { file: join(folder, `${id}.yaml`), sample: join(folder, `${id}.sample.json`) }
}

async function refuseKnown(id: string, context: Context): Promise<void> {
  const files = filesOf(id, context)
  const there = Object.values(files).find((path) => existsSync(path))
  if (there !== undefined) {
    throw new InputError('portal_exists', `${there} is there already; nothing was written`, {
      hint: 'choose another id with --id, or move that file away',
    })
  }
  if ((await loadOwnPortals(context)).some((portal) => portal.id === id)) {
    throw new InputError(
      'portal_exists',
      `a portal file below ${ownPortalFolder(context)} has the id ${id} already`,
      {
        hint: 'choose another id with --id',
      },
    )
  }
}

/** `wx`: never over a file, not even one that came meanwhile. */
async function write(proposal: PortalProposal, context: Context): Promise<Written> {
  const files = filesOf(proposal.portal.id, context)
  const text = portalFile(proposal)
  parsePortal(text, files.file)
  await mkdir(ownPortalFolder(context), { recursive: true })
  const { columns, looked, years, plan } = proposal
  const sample = {
    from: proposal.portal.base_url,
    years,
    columns,
    looked,
    listed: plan.fetch,
    refused: plan.refuse,
  }
  await writeFile(files.sample, `${JSON.stringify(sample, null, 2)}\n`, { flag: 'wx' })
  await writeFile(files.file, text, { flag: 'wx' })
  return files
}

/** YAML; every text quoted as JSON, which YAML reads. */
function portalFile({ portal, columns, years }: PortalProposal): string {
  const { id, name, region, base_url, family, hosts, allow_private_network } = portal
  const unknown = region === UNKNOWN_REGION ? '   # not told by the site: put the division code here' : ''
  const found = columns.filter(({ reports }) => reports > 0)
  return `${[
    '# Proposed by `nianbao portal add`: look it over, try it with `nianbao portal test`, then crawl.',
    `# Reports listed by year: ${Object.entries(years)
      .map(([year, count]) => `${year}: ${count}`)
      .join(', ')}`,
    `id: ${id}`,
    `name: ${JSON.stringify(name)}`,
    `region: "${region}"${unknown}`,
    `base_url: ${JSON.stringify(base_url)}`,
    ...found.slice(0, 1).map(({ why }) => `# ${oneLine(why)}`),
    `family: ${family}`,
    `hosts: ${JSON.stringify(hosts)}`,
    'columns:',
    ...found.flatMap(({ how, links, reports }, index) => [
      `  # ${oneLine(how)}: ${links} links, ${reports} may be reports`,
      `  - url: ${JSON.stringify(portal.columns[index]?.url ?? '')}`,
    ]),
    'politeness: { requests_per_second: 1, concurrency: 1 }',
    '# expect: { per_year_min: … }   # fewer than this is a fault of the source, never "missing reports"',
    ...(allow_private_network ? ['allow_private_network: true   # the address given is this machine'] : []),
    'last_verified: never',
  ].join('\n')}\n`
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}

function answer({ portal, columns, years, looked, plan }: PortalProposal, files: Written) {
  const { id, name, region, family, hosts } = portal
  return { id, name, region, family, hosts, ...files, columns, years, looked, listed: plan.fetch.length }
}

function describe({ portal, columns, years, plan }: PortalProposal, { file, sample }: Written): string {
  return [
    `${portal.id}: ${portal.name}, family ${portal.family}, ${plan.fetch.length} links that may be reports`,
    ...columns.map(
      ({ url, how, family, why, links, reports, problem }) =>
        `  ${reports > 0 ? 'column ' : 'left out'} ${url}\n    ${how}; family ${family ?? 'unknown'} (${why}); ${links} links, ${reports} may be reports${problem === null ? '' : `; ${problem}`}`,
    ),
    ...Object.entries(years).map(([year, count]) => `  ${year}: ${count}`),
    ...plan.fetch
      .slice(0, 5)
      .map(({ year, agency, title }) => `  ${year ?? '????'}  ${agency ?? '(no body named)'}  ${title}`),
    ...(portal.region === UNKNOWN_REGION
      ? ['  the site does not tell its region: put it into the file']
      : []),
    `wrote ${file}`,
    `wrote ${sample}`,
    `next: nianbao portal test ${file}`,
  ]
    .map((line) => `${line}\n`)
    .join('')
}
