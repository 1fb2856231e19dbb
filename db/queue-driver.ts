/** pg-boss over our own connections, embedded or not, so that the queue outlives the process that ran the database. */
import pg from 'pg'
import type { Db } from 'pg-boss'
import type { Store } from './connect.ts'

/** A failed statement may leave a transaction open, so its connection is thrown away. */
export function queueDriver(store: Store): Db {
  return {
    executeSql: async (text, values = []) => {
      const client = await store.connect()
      try {
        // pg-boss wants the column types of the driver, not ours.
        const asked = { text, values, types: pg.types } as pg.QueryConfig
        const answer: pg.QueryResult | pg.QueryResult[] = await client.query(asked)
        client.release()
        return { rows: [answer].flat().flatMap(({ rows }) => rows) }
      } catch (error) {
        client.release(true)
        throw error
      }
    },
  }
}
