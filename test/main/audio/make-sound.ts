import { frameAt } from '../../../src/main/audio/mp3.ts'

/** A silent MP3 frame of MPEG-2 at 16 kHz, mono. */
export function mp3Frame(bitrateIndex: number): Buffer {
  const bytes = Buffer.from([0xff, 0xf3, (bitrateIndex << 4) | 0x08, 0xc4])
  const size = frameAt(bytes, 0)?.bytes ?? 0
  return Buffer.concat([bytes, Buffer.alloc(size - 4)])
}

/** An MP3 file of variable bit rate that does not state its length. */
export const variableMp3 = (frames: number): Buffer =>
  Buffer.concat(Array.from({ length: frames }, (_, at) => mp3Frame(1 + (at % 8))))

/** A .gsm file in which every frame is different. */
export const gsmRecording = (frames: number): Buffer =>
  Buffer.concat(
    Array.from({ length: frames }, (_, at) =>
      Buffer.from(Array.from({ length: 33 }, (_, byte) => (byte === 0 ? 0xd0 : (at * 31 + byte * 7) & 0x77))),
    ),
  )
