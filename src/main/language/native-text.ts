import type { Language } from 'text:languages'
import { type NativeText, nativeText } from 'text:native'
import type { AppLanguage } from './language.ts'

/** The texts that main itself shows, in one language: the menu, system dialogs, the terminal. */
export const loadNativeText = ({ tag }: Language): Promise<NativeText> => (nativeText[tag] ?? nativeText.en)()

/** The same in the language of the running app. */
export interface OwnText {
  current(): NativeText
  /** Applies another choice: a language tag, or `system`. */
  follow(wish: string): Promise<void>
  onChange(listener: () => void): void
}

export async function openOwnText(language: AppLanguage): Promise<OwnText> {
  let text = await loadNativeText(await language.current())
  const listeners: (() => void)[] = []
  return {
    current: () => text,
    async follow(wish) {
      const wished = await loadNativeText(language.follow(wish))
      if (wished === text) return
      text = wished
      for (const listener of listeners) listener()
    },
    onChange: (listener) => void listeners.push(listener),
  }
}
