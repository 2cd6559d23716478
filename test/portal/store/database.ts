import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const schema = `
  create table people (
    id text primary key,
    name text not null,
    email text not null collate nocase,
    username text not null unique collate nocase,
    role text not null,
    password_hash text,
    version integer not null default 1
  ) strict;
  create unique index people_by_email on people (email) where email <> '';
  create table voicemail_pins (person_id text primary key references people, pin_hash text not null) strict;
  create table temporary_passwords (
    person_id text primary key references people,
    password_hash text not null,
    expires_at integer not null
  ) strict;
  create table recovery_phones (
    number text not null,
    person_id text not null references people,
    landline integer not null,
    verified integer not null,
    primary key (number, person_id)
  ) strict;
  create table reset_links (
    person_id text primary key references people,
    fingerprint text not null unique,
    expires_at integer not null
  ) strict;
  create table recovery_codes (number text primary key, mac text not null, expires_at integer not null) strict;
  create table recovery_tickets (
    fingerprint text primary key,
    purpose text not null,
    people text not null,
    expires_at integer not null
  ) strict;
  create table sessions (
    id text primary key,
    person_id text not null references people,
    temporary integer not null,
    proved_at integer not null,
    issued integer not null,
    confirmed integer not null,
    expires_at integer not null,
    ended_at integer
  ) strict;
  create table access_tokens (
    fingerprint text primary key,
    session_id text not null references sessions,
    generation integer not null,
    expires_at integer not null
  ) strict;
  create table phones (
    position integer primary key,
    id text not null unique,
    name text not null,
    extension text not null,
    sip_user text not null,
    device text not null,
    mac text,
    registration text not null,
    sip text,
    ftp text,
    sip_password text,
    ftp_password text
  ) strict;
  create table attempts (bucket text not null, at integer not null) strict;
  create index attempts_by_bucket on attempts (bucket, at);
  create table audit (
    id integer primary key,
    at integer not null,
    event text not null,
    person_id text,
    request_id text not null,
    facts text not null
  ) strict;
`

/** A new database file in the directory. The organisation is made anew each time, so losing power may lose it. */
export function openDatabase(directory: string): DatabaseSync {
  const database = new DatabaseSync(join(directory, 'portal.sqlite'))
  database.exec('pragma journal_mode = wal; pragma synchronous = off; pragma foreign_keys = on')
  database.exec(schema)
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
