import { may, start } from '../../session/session-state.ts'

/** Whether this account may hear recordings here. */
export const mayPlay = () => may('recordings-play') && !start.value?.forbidden.includes('play-recordings')
