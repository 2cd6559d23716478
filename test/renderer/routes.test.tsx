// @vitest-environment happy-dom
import { render } from 'preact'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { leaveQuestion, useLeaveGuard } from '../../src/renderer/leaving/leave-guard.ts'
import type { Route } from '../../src/renderer/page.ts'
import {
  forgetHistory,
  hrefOf,
  navigate,
  parseRoute,
  reachable,
  route,
  startRouter,
  step,
} from '../../src/renderer/routes.ts'

describe('an address', () => {
  it.each<Route>([
    { name: 'sign-in' },
    { name: 'forgot-password' },
    { name: 'dashboard' },
    { name: 'configuration' },
    { name: 'account' },
    { name: 'voicemail-pin' },
    { name: 'operator-password' },
    { name: 'users' },
    { name: 'users', user: 'a/b %20#?' },
    { name: 'phones' },
    { name: 'phones', phone: 'a/b %20#?' },
    { name: 'settings' },
    { name: 'licences' },
    { name: 'licences', component: '@scope/part@1.0.0' },
    { name: 'help' },
  ])('leads to the place it was made for: $name', (place) => {
    expect(parseRoute(hrefOf(place))).toEqual(place)
  })

  it.each(['', '#', '#/', '#/nowhere', '#/phones/a/b', '#//evil.example'])('%j that is none leads home', (hash) => {
    expect(parseRoute(hash)).toEqual({ name: 'dashboard' })
  })

  it('with a broken escape is taken as it stands', () => {
    expect(parseRoute('#/phones/%E0%A4%A')).toEqual({ name: 'phones', phone: '%E0%A4%A' })
  })
})

describe('leaving a page with unsaved changes', () => {
  let dirty = true
  const isDirty = () => dirty
  function Editor() {
    useLeaveGuard(isDirty)
    return null
  }
  let stop: () => void = () => undefined

  beforeEach(async () => {
    dirty = false
    stop = startRouter()
    await navigate({ name: 'configuration' })
    await navigate({ name: 'account' })
    render(<Editor />, document.body)
    dirty = true
  })
  afterEach(() => {
    render(null, document.body)
    stop()
  })

  it('asks, and stays when told to', async () => {
    const leaving = navigate({ name: 'dashboard' })
    expect(leaveQuestion.value?.loss).toBe('unsaved')
    leaveQuestion.value?.answer(false)
    await leaving
    expect(route.value).toEqual({ name: 'account' })
    expect(location.hash).toBe(hrefOf({ name: 'account' }))
  })

  it('asks, and goes when told to', async () => {
    const leaving = navigate({ name: 'dashboard' })
    leaveQuestion.value?.answer(true)
    await leaving
    expect(route.value).toEqual({ name: 'dashboard' })
  })

  it('does not ask when nothing is unsaved', async () => {
    dirty = false
    await navigate({ name: 'dashboard' })
    expect(leaveQuestion.value).toBeNull()
    expect(route.value).toEqual({ name: 'dashboard' })
  })
})

describe('Back and Forward', () => {
  /** As Chromium tells of a step in the history. */
  const arrive = (position: number, hash: string) => {
    history.replaceState({ position }, '', hash)
    window.dispatchEvent(new PopStateEvent('popstate', { state: { position } }))
  }
  const here = () => Number(history.state?.position)
  let stop: () => void = () => undefined

  beforeEach(async () => {
    stop = startRouter()
    await navigate({ name: 'account' })
    await navigate({ name: 'help' })
    await navigate({ name: 'settings' })
  })
  afterEach(() => stop())

  it('lead somewhere as far as the pages of this session go', () => {
    const at = here()
    expect(reachable.value).toEqual({ back: true, forward: false })
    arrive(at - 1, '#/help')
    expect([route.value, reachable.value]).toEqual([{ name: 'help' }, { back: true, forward: true }])
  })

  it('lead nowhere from before the session or the account changed', () => {
    const at = here()
    forgetHistory()
    expect(reachable.value).toEqual({ back: false, forward: false })
    const steps: unknown[] = []
    const before = history.back
    history.back = () => void steps.push('back')
    step('back')
    history.back = before
    expect(steps).toEqual([])
    // However the page came there.
    arrive(at - 1, '#/help')
    expect(route.value).toEqual({ name: 'settings' })
  })
})
