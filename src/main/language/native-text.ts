import type { Language } from 'text:languages'
import { type NativeText, nativeText } from 'text:native'

/** What main itself shows to people, in one language: the menu, the system's dialogs, the terminal. */
export const loadNativeText = ({ tag }: Language): Promise<NativeText> => (nativeText[tag] ?? nativeText.en)()
