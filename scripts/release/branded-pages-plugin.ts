import type { Plugin } from 'vite'
import { brandProperties } from '../../src/renderer/ui/brand-colors.ts'

/** The look of the pages before main has sent them anything. */
export interface Look {
  title: string
  /** `#rrggbb` */
  accent: string
}

/** Gives the pages a brand's title and accent, so that their first paint has them. */
export function brandedPages({ title, accent }: Look): Plugin {
  const colors = Object.entries(brandProperties(accent)).map(([name, value]) => `${name}:${value}`)
  return {
    name: 'branded-pages',
    enforce: 'pre',
    transformIndexHtml: (html) => html.replace(/<title>.*<\/title>/, () => `<title>${title}</title>`),
    transform: (code, file) =>
      file.endsWith('/styles/tokens.css') ? `${code}\n:root{${colors.join(';')}}\n` : undefined,
  }
}
