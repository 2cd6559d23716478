import type Electron from 'electron'
import { Provided } from './provided.ts'

type Filter = { urls: string[] }
type BeforeRequest = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void
type HeadersReceived = (
  details: Electron.OnHeadersReceivedListenerDetails,
  callback: (response: Electron.HeadersReceivedResponse) => void,
) => void

/** Chrome's match patterns, as far as `scheme://host/path` with stars. */
function matches({ urls }: Filter, url: string): boolean {
  return urls.some((pattern) => {
    if (pattern === '<all_urls>') return true
    const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')
    return new RegExp(`^${escaped}$`).test(url)
  })
}

const everything: Filter = { urls: ['<all_urls>'] }

/** Main's say in the pages' requests. */
export class WebRequest extends Provided {
  #beforeRequest: { filter: Filter; listener: BeforeRequest } | undefined
  #headersReceived: { filter: Filter; listener: HeadersReceived } | undefined

  constructor() {
    super('webRequest')
  }

  onBeforeRequest(...given: [Filter, BeforeRequest | null] | [BeforeRequest | null]): void {
    const [filter, listener] = given.length === 2 ? given : ([everything, given[0]] as const)
    this.#beforeRequest = listener ? { filter, listener } : undefined
  }

  onHeadersReceived(...given: [Filter, HeadersReceived | null] | [HeadersReceived | null]): void {
    const [filter, listener] = given.length === 2 ? given : ([everything, given[0]] as const)
    this.#headersReceived = listener ? { filter, listener } : undefined
  }

  get wantsHeaders(): boolean {
    return this.#headersReceived !== undefined
  }

  /** For the host. */
  askBeforeRequest(details: Electron.OnBeforeRequestListenerDetails): Promise<Electron.CallbackResponse> {
    const asked = this.#beforeRequest
    if (!asked || !matches(asked.filter, details.url)) return Promise.resolve({})
    return new Promise((resolve) => asked.listener(details, resolve))
  }

  /** For the host. */
  askHeadersReceived(details: Electron.OnHeadersReceivedListenerDetails): Promise<Electron.HeadersReceivedResponse> {
    const asked = this.#headersReceived
    if (!asked || !matches(asked.filter, details.url)) return Promise.resolve({})
    return new Promise((resolve) => asked.listener(details, resolve))
  }
}
