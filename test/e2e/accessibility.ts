import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Waits until fade-ins have ended, so that colours are final; endless animations are ignored. */
const atRest = `Promise.allSettled(document.getAnimations()
  .filter((animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime))
  .map((animation) => animation.finished)).then(() => true)`

/**
 * Checks the page as it stands against WCAG 2.2 A and AA with axe-core. axe is evaluated over the DevTools
 * protocol, so the page's Content-Security-Policy stays as it is.
 *
 * @throws an error that lists every violation with its elements.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  try {
    await session.send('Runtime.evaluate', { expression: await axe })
    await session.send('Runtime.evaluate', { expression: atRest, awaitPromise: true })
    const expression = `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`
    const answer = await session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception?.description)
    const { violations } = answer.result.value as AxeResults
    if (violations.length > 0) throw new Error(`the page is not accessible:\n${violations.map(described).join('\n')}`)
  } finally {
    await session.detach()
  }
}

function described({ id, help, nodes }: AxeResults['violations'][number]): string {
  return [
    `${id}: ${help}`,
    ...nodes.map(({ target, failureSummary }) => `  ${target.join(' ')}: ${failureSummary}`),
  ].join('\n')
}
