import { ExportBar } from './keep/export-bar.tsx'
import { MiniPlayer } from './player/mini-player.tsx'

/** What goes on while the person is elsewhere, at the foot of every page. */
export function RecordingsFoot() {
  return (
    <>
      <ExportBar />
      <MiniPlayer />
    </>
  )
}
