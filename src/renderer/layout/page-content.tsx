import type { ComponentChildren, FunctionComponent } from 'preact'
import type { Page } from '../page.ts'
import { lazy } from '../ui/lazy.tsx'

type Load = NonNullable<Page['load']>

const contents = new Map<Load, FunctionComponent>()

/** What a page shows, whose code is fetched when it is first opened. `waiting` stands there until then. */
export function PageContent({ load, waiting }: { load: Load; waiting?: () => ComponentChildren }) {
  const Content = contents.get(load) ?? lazy(load, waiting)
  contents.set(load, Content)
  return <Content />
}
