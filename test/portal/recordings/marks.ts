import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'

/** What people do to recordings, apart from the calls: few rows beside a million. */
export const markTables = `
  create table recording_tags (recording text not null, tag text not null, primary key (recording, tag)) strict;
  create index recording_tags_by_tag on recording_tags (tag);
  create table recording_scores (recording text primary key, score integer not null) strict;
  create table recording_notes (
    id integer primary key,
    recording text not null,
    at real not null,
    text text not null,
    person_id text not null,
    author text not null,
    written integer not null
  ) strict;
  create index recording_notes_by_recording on recording_notes (recording, at);
  create table recording_holds (
    recording text primary key,
    reason text not null,
    case_number text not null,
    since integer not null,
    author text not null
  ) strict;
  create table recording_deletions (recording text primary key, at integer not null, until integer) strict;
`

const noteSchema = z.object({
  id: z.number(),
  at: z.number(),
  text: z.string(),
  person_id: z.string(),
  author: z.string(),
  written: z.number(),
})
const holdSchema = z.object({ reason: z.string(), case_number: z.string(), since: z.number(), author: z.string() })
const deletionSchema = z.object({ at: z.number(), until: z.number().nullable() })

export function createMarks(database: DatabaseSync) {
  const tags = database.prepare('select tag from recording_tags where recording = ? order by rowid')
  const isHeld = database.prepare('select 1 from recording_holds where recording = ?')
  const score = database.prepare('select score from recording_scores where recording = ?')
  const notes = database.prepare('select * from recording_notes where recording = ? order by at, id')
  const hold = database.prepare('select * from recording_holds where recording = ?')
  const deletion = database.prepare('select * from recording_deletions where recording = ?')
  const addTag = database.prepare('insert or ignore into recording_tags values (?, ?)')
  const removeTags = database.prepare('delete from recording_tags where recording = ?')
  const setScore = database.prepare('insert or replace into recording_scores values (?, ?)')
  const removeScore = database.prepare('delete from recording_scores where recording = ?')
  const addNote = database.prepare(
    'insert into recording_notes (recording, at, text, person_id, author, written) values (?, ?, ?, ?, ?, ?)',
  )
  const removeNote = database.prepare('delete from recording_notes where recording = ? and id = ? and person_id = ?')
  const setHold = database.prepare('insert or replace into recording_holds values (?, ?, ?, ?, ?)')
  const removeHold = database.prepare('delete from recording_holds where recording = ?')
  const setDeletion = database.prepare('insert into recording_deletions values (?, ?, ?)')
  const removeDeletion = database.prepare('delete from recording_deletions where recording = ?')

  return {
    of: (id: string) => ({
      tags: tags.all(id).map((row) => z.object({ tag: z.string() }).parse(row).tag),
      held: isHeld.get(id) !== undefined,
    }),
    score: (id: string) =>
      z
        .object({ score: z.number() })
        .nullable()
        .parse(score.get(id) ?? null)?.score ?? null,
    notes: (id: string) => notes.all(id).map((row) => noteSchema.parse(row)),
    hold: (id: string) => holdSchema.nullable().parse(hold.get(id) ?? null),
    deletion: (id: string) => deletionSchema.nullable().parse(deletion.get(id) ?? null),
    setTags(id: string, words: readonly string[]): void {
      removeTags.run(id)
      for (const word of words) addTag.run(id, word)
    },
    setScore(id: string, value: number | null): void {
      if (value === null) removeScore.run(id)
      else setScore.run(id, value)
    },
    addNote(id: string, { at, text }: { at: number; text: string }, by: { id: string; name: string }, now: number) {
      addNote.run(id, at, text, by.id, by.name, now)
    },
    /** Whether the person had such a note. */
    removeNote: (id: string, note: number, personId: string) => removeNote.run(id, note, personId).changes > 0,
    setHold(id: string, { reason, case: number }: { reason: string; case: string }, author: string, now: number) {
      setHold.run(id, reason, number, now, author)
    },
    releaseHold: (id: string) => removeHold.run(id).changes > 0,
    delete: (id: string, now: number, until: number | null) => void setDeletion.run(id, now, until),
    restore: (id: string) => removeDeletion.run(id).changes > 0,
  }
}
