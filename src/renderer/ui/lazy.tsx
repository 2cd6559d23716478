import type { FunctionComponent } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Skeleton } from './skeleton.tsx'

/**
 * A component whose code is fetched when it is first shown, so that the sign-in screen does not
 * include it. The files are part of the app: fetching fails only if the installation is broken.
 */
export function lazy<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
  waiting: () => preact.ComponentChildren = () => <Skeleton />,
): FunctionComponent<Props> {
  let loaded: FunctionComponent<Props> | null = null
  return function Lazy(props: Props) {
    const [Component, setComponent] = useState(() => loaded)
    useEffect(() => {
      if (Component) return
      void load().then((component) => {
        loaded = component
        setComponent(() => component)
      })
    }, [Component])
    return Component ? <Component {...props} /> : waiting()
  }
}
