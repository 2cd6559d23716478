import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** A sound of successive tones of equal length: PCM, 16 bits, mono (Microsoft's RIFF WAVE). */
export function makeWav(tones: readonly number[], seconds: number, rate = 16_000): Buffer {
  const samples = Math.round(seconds * rate)
  const wav = Buffer.alloc(44 + samples * 2)
  wav.write('RIFF', 0, 'latin1')
  wav.writeUInt32LE(wav.length - 8, 4)
  wav.write('WAVEfmt ', 8, 'latin1')
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20)
  wav.writeUInt16LE(1, 22)
  wav.writeUInt32LE(rate, 24)
  wav.writeUInt32LE(rate * 2, 28)
  wav.writeUInt16LE(2, 32)
  wav.writeUInt16LE(16, 34)
  wav.write('data', 36, 'latin1')
  wav.writeUInt32LE(samples * 2, 40)
  for (let sample = 0; sample < samples; sample++) {
    const tone = tones[Math.floor((sample / samples) * tones.length)] ?? 0
    wav.writeInt16LE(Math.round(12_000 * Math.sin((2 * Math.PI * tone * sample) / rate)), 44 + sample * 2)
  }
  return wav
}

type Encoder = 'lame' | 'opusenc' | 'sox'

const usual: Record<Encoder, (from: string, to: string) => string[]> = {
  lame: (from, to) => ['--quiet', '-b', '64', from, to],
  opusenc: (from, to) => ['--quiet', from, to],
  sox: (from, to) => [from, to],
}

/** Converts a WAV file to another format with that format's common encoder. */
export async function encode(
  wav: Buffer,
  encoder: Encoder,
  argumentsOf: (from: string, to: string) => string[] = usual[encoder],
): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-sound-'))
  const [from, to] = [join(folder, 'in.wav'), join(folder, 'out')]
  try {
    await writeFile(from, wav)
    await promisify(execFile)(encoder, argumentsOf(from, to))
    return await readFile(to)
  } finally {
    await rm(folder, { recursive: true })
  }
}
