import { useEffect } from 'preact/hooks'
import type { Phone } from '../../shared/phones/phones.ts'
import { Link } from '../layout/link.tsx'
import { Ltr } from '../ui/ltr.tsx'
import { accountPhones } from './account-phones.ts'
import './phone-line.css'

/** A phone's name, which leads to it, with its extension and its model. */
export function PhoneLine({ phone, nameId }: { phone: Phone; nameId?: string }) {
  return (
    <>
      <Link to={{ name: 'phones', phone: phone.id }} class="phone-line-name">
        <bdi id={nameId}>{phone.name}</bdi>
      </Link>
      <span class="phone-line-extension quiet">
        <Ltr>{phone.extension}</Ltr>
      </span>
      <span class="phone-line-device quiet">
        <bdi>{phone.device}</bdi>
      </span>
    </>
  )
}

/** Reads the list of phones once the page has been painted and nothing else is to be done. */
export function useReadQuietly(): void {
  const store = accountPhones.store.value
  useEffect(() => {
    if (store?.loading.peek().state !== 'idle') return
    const waiting = requestIdleCallback(() => void store.load(), { timeout: 2000 })
    return () => cancelIdleCallback(waiting)
  }, [store])
}
