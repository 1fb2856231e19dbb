/** What all processes know of platforms and hosts: the next free moment, and who wants to be left alone. */
import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'

/** Takes the next slot of a platform in one statement, by the clock of the database. */
export async function takePlatformSlot(
  db: Kysely<Schema>,
  address: string,
  intervalMs: number,
  maxWaitMs: number,
): Promise<{ readonly taken: boolean; readonly wait_ms: number }> {
  const interval = sql`${intervalMs}::double precision * interval '1 millisecond'`
  const { rows } = await sql<{ wait_ms: number }>`
    insert into platform_slot as s (address, next_at) values (${address}, clock_timestamp() + ${interval})
    on conflict (address) do update set next_at = greatest(s.next_at, clock_timestamp()) + ${interval}
     where s.next_at <= clock_timestamp() + ${maxWaitMs}::double precision * interval '1 millisecond'
    returning greatest(0, extract(epoch from next_at - ${interval} - clock_timestamp()) * 1000)::double precision as wait_ms
  `.execute(db)
  const [slot] = rows
  if (slot) return { taken: true, wait_ms: slot.wait_ms }
  const { rows: waits } = await sql<{ wait_ms: number }>`
    select (extract(epoch from next_at - clock_timestamp()) * 1000)::double precision as wait_ms
      from platform_slot where address = ${address}`.execute(db)
  return { taken: false, wait_ms: waits[0]?.wait_ms ?? maxWaitMs }
}

/** ISO instants; null for none. */
export interface HostPauseRow {
  readonly paused_until: string | null
  readonly down_until: string | null
  readonly down_why: string | null
  readonly blocked_until: string | null
  readonly blocked_why: string | null
}

/** Null where nothing is known of the host. */
export async function hostPause(db: Kysely<Schema>, host: string): Promise<HostPauseRow | null> {
  const { rows } = await sql<HostPauseRow>`
    select paused_until, down_until, down_why, blocked_until, blocked_why from host_pause where host = ${host}
  `.execute(db)
  return rows[0] ?? null
}

/** Later ends win over earlier ones that stand there. */
export async function keepHostPause(db: Kysely<Schema>, host: string, pause: HostPauseRow): Promise<void> {
  const { paused_until, down_until, down_why, blocked_until, blocked_why } = pause
  await sql`
    insert into host_pause as h (host, paused_until, down_until, down_why, blocked_until, blocked_why)
    values (${host}, ${paused_until}, ${down_until}, ${down_why}, ${blocked_until}, ${blocked_why})
    on conflict (host) do update set
      paused_until = greatest(h.paused_until, excluded.paused_until),
      down_why = case when excluded.down_until > coalesce(h.down_until, '-infinity') then excluded.down_why
                      else h.down_why end,
      down_until = greatest(h.down_until, excluded.down_until),
      blocked_why = case when excluded.blocked_until > coalesce(h.blocked_until, '-infinity') then excluded.blocked_why
                         else h.blocked_why end,
      blocked_until = greatest(h.blocked_until, excluded.blocked_until)
  `.execute(db)
}
