/** A portal file as the store keeps it. */
import type { Portal } from '../../crawlers/portal.ts'
import { columnUrl } from '../../crawlers/portal-schema.ts'
import type { PortalRow } from '../../db/queries/portals.ts'

/** `family` as detected; null before the first page was seen. */
export function portalRow(portal: Portal, family: string | null): PortalRow {
  return {
    id: portal.id,
    name: portal.name,
    region_code: portal.region,
    family: family ?? portal.family,
    base_url: portal.base_url,
    columns: portal.columns.map((column) => columnUrl(portal, column)),
  }
}
