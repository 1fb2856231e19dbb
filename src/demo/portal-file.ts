/** The portal file of the sample district, for wherever its server listens. */
import { REGION } from './agencies.ts'
import { COLUMN_PATH } from './site.ts'

/** YAML text; `baseUrl` as in `DemoPortal.url`. Its one fast rate is for loopback only. */
export function demoPortalFile(baseUrl: string): string {
  return `id: demo-baichuan
name: ${REGION.site}
region: "${REGION.code}"
base_url: ${baseUrl}
family: auto
hosts: ["${new URL(baseUrl).host}"]
columns:
  - url: ${COLUMN_PATH}
politeness: { requests_per_second: 50, concurrency: 4 }
expect: { per_year_min: 6 }
allow_private_network: true
robots: respect
`
}
