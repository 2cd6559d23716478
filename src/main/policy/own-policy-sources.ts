import { userInfo } from 'node:os'
import { build } from 'virtual:build'
import type { App } from 'electron'
import type { PolicySource } from './policy-source.ts'
import { policySources } from './sources.ts'

/** Where policy for this build is kept: under its own names, so that two brands on one computer stay apart. */
export function ownPolicySources(app: Pick<App, 'getName'>): PolicySource[] {
  const names = { registry: app.getName(), bundle: build.appId, folder: build.id }
  return policySources(process.platform, names, () => userInfo().username)
}
