import type Electron from 'electron'
import { ProvidedEmitter, type Shape } from './provided.ts'

/** Light or dark, for pages through `prefers-color-scheme`. */
class NativeTheme extends ProvidedEmitter implements Shape<NativeTheme, Electron.NativeTheme> {
  #source: Electron.NativeTheme['themeSource'] = 'system'
  #systemIsDark = process.env.HOST_THEME === 'dark'

  constructor() {
    super('nativeTheme')
  }

  get themeSource(): Electron.NativeTheme['themeSource'] {
    return this.#source
  }

  set themeSource(source: Electron.NativeTheme['themeSource']) {
    this.#source = source
    this.emit('updated')
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'system' ? this.#systemIsDark : this.#source === 'dark'
  }

  /** For the host. */
  get mediaFeatures(): { name: string; value: string }[] {
    return [{ name: 'prefers-color-scheme', value: this.shouldUseDarkColors ? 'dark' : 'light' }]
  }

  /** The person changes the system's theme. For the harness. */
  setSystemTheme(theme: 'light' | 'dark'): void {
    this.#systemIsDark = theme === 'dark'
    this.emit('updated')
  }
}

export const nativeTheme = new NativeTheme()
