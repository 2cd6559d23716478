import { createHash } from 'node:crypto'
import gt from 'semver/functions/gt.js'
import type { UpdateDescriptor } from '../../shared/updates/update-feed.ts'

/**
 * Whether to offer a version: it is newer than the running one and within the rollout. A computer's position in a
 * rollout differs for each version, so that it is not always the same people who get one first, and depends on its id
 * alone, so that nothing is sent.
 *
 * @param id this computer's random id, generated once
 */
export function isOffered({ version, rollout }: UpdateDescriptor, running: string, id: string): boolean {
  return gt(version, running) && placeOf(id, version) < rollout / 100
}

/** From 0 to just under 1. */
function placeOf(id: string, version: string): number {
  return createHash('sha256').update(`${id} ${version}`).digest().readUInt32BE(0) / 2 ** 32
}
