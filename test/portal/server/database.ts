import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * A new database file in the directory, with the tables of each store. The organisation is made anew each time, so losing
 * power may lose it.
 */
export function openDatabase(directory: string, tables: readonly string[]): DatabaseSync {
  const database = new DatabaseSync(join(directory, 'portal.sqlite'))
  database.exec('pragma journal_mode = wal; pragma synchronous = off; pragma foreign_keys = on')
  database.exec(tables.join('\n'))
  return database
}

/** Runs the work as one transaction: all of it or none. */
export function inTransaction<Value>(database: DatabaseSync, work: () => Value): Value {
  database.exec('begin immediate')
  try {
    const value = work()
    database.exec('commit')
    return value
  } catch (cause) {
    database.exec('rollback')
    throw cause
  }
}
