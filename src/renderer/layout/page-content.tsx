import type { ComponentChildren, FunctionComponent } from 'preact'
import type { Page } from '../page.ts'
import { lazy } from '../ui/lazy.tsx'

type Load = NonNullable<Page['load']>

const contents = new Map<Load, FunctionComponent>()

/** A page's content, whose code is fetched when it first opens. `waiting` is shown until then. */
export function PageContent({ load, waiting }: { load: Load; waiting?: () => ComponentChildren }) {
  const Content = contents.get(load) ?? lazy(load, waiting)
  contents.set(load, Content)
  return <Content />
}
