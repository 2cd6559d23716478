import { createHash } from 'node:crypto'
import gt from 'semver/functions/gt.js'
import type { UpdateDescriptor } from '../../shared/updates/update-feed.ts'

/**
 * Whether a version is one to go over to: newer than the one that runs, never older, and within the
 * rollout. A computer's place in a rollout differs from version to version, so that it is not always
 * the same people who get one first, and follows from its id alone, so that nothing is asked or sent.
 *
 * @param id this computer's own, made up once
 */
export function isOffered({ version, rollout }: UpdateDescriptor, running: string, id: string): boolean {
  return gt(version, running) && placeOf(id, version) < rollout / 100
}

/** From 0 to just under 1. */
function placeOf(id: string, version: string): number {
  return createHash('sha256').update(`${id} ${version}`).digest().readUInt32BE(0) / 2 ** 32
}
