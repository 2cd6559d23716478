import { signal } from '@preact/signals'
import type { Result } from '../../shared/errors.ts'

/** The proxy that requires a sign-in; `ProxyDialog` asks for it. `again` if the last one was refused. */
export const proxyQuestion = signal<{ proxy: string; again: boolean; answer: (signedIn: boolean) => void } | null>(null)

let waiting: Promise<boolean> | null = null
let signIns = 0
let lastProxy = ''

/**
 * Makes a call, and repeats it once the person has signed in to the proxy that stopped it: nothing had
 * reached the portal. Calls that the proxy stops meanwhile share the one question.
 */
export async function throughProxy<Value>(ask: () => Promise<Result<Value>>): Promise<Result<Value>> {
  for (;;) {
    const seen = signIns
    const answer = await ask()
    if (answer.ok || answer.error.code !== 'proxy-auth') return answer
    if (signIns === seen && !(await askForSignIn(answer.error.proxy))) return answer
  }
}

function askForSignIn(proxy: string): Promise<boolean> {
  waiting ??= new Promise<boolean>((resolve) => {
    proxyQuestion.value = {
      proxy,
      again: proxy === lastProxy,
      answer: (signedIn) => {
        proxyQuestion.value = null
        waiting = null
        if (signedIn) signIns++
        lastProxy = signedIn ? proxy : ''
        resolve(signedIn)
      },
    }
  })
  return waiting
}
