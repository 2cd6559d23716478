import type { StartWork } from '../../src/main/window/long-work.ts'

/** Work that nothing shows. */
export const unseenWork: StartWork = () => ({ progress: () => {}, wait: () => {}, end: () => {} })
