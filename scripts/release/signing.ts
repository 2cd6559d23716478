import { resolve } from 'node:path'
import type { Configuration } from 'electron-builder'
import type { Platform } from '../pack/made-up-electron.ts'

/** How the installers of one platform are signed, or why they are not. */
export interface Signing {
  signed: boolean
  /** What to set for signed installers, in sentences; empty if they are signed. */
  missing: string[]
  /**
   * The part of electron-builder's configuration that signs. electron-builder reads the secrets from the environment.
   */
  configuration: Pick<Configuration, 'win' | 'mac' | 'forceCodeSigning'>
}

type Environment = Readonly<Record<string, string | undefined>>

const azure = {
  login: ['AZURE_TENANT_ID', 'AZURE_CLIENT_ID', 'AZURE_CLIENT_SECRET'],
  account: ['AZURE_SIGNING_ENDPOINT', 'AZURE_SIGNING_ACCOUNT', 'AZURE_SIGNING_PROFILE'],
} as const
const appleId = ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'] as const
const appleKey = ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'] as const

const has = (environment: Environment, names: readonly string[]) => names.every((name) => environment[name])

/**
 * Reads from the environment how to sign. An incomplete set of variables counts as none and is reported: an installer
 * that was meant to be signed must not silently be unsigned.
 *
 * @param publisher the name in the certificate
 */
export function readSigning(platform: Platform, environment: Environment, publisher: string): Signing {
  switch (platform) {
    case 'win32':
      return readWindows(environment, publisher)
    case 'darwin':
      return readMacOs(environment)
    case 'linux':
      // AppImage and deb carry no signature; the repository or the page that offers them vouches for them.
      return { signed: false, missing: [], configuration: {} }
  }
}

function readWindows(environment: Environment, publisherName: string): Signing {
  const certificate = environment.WIN_CSC_LINK || environment.CSC_LINK
  if (certificate) {
    const win = { signtoolOptions: { publisherName, signingHashAlgorithms: ['sha256' as const] } }
    return { signed: true, missing: [], configuration: { win, forceCodeSigning: true } }
  }
  const { AZURE_SIGNING_ENDPOINT, AZURE_SIGNING_ACCOUNT, AZURE_SIGNING_PROFILE } = environment
  if (has(environment, azure.login) && AZURE_SIGNING_ENDPOINT && AZURE_SIGNING_ACCOUNT && AZURE_SIGNING_PROFILE) {
    const azureSignOptions = {
      publisherName,
      endpoint: AZURE_SIGNING_ENDPOINT,
      codeSigningAccountName: AZURE_SIGNING_ACCOUNT,
      certificateProfileName: AZURE_SIGNING_PROFILE,
    }
    return { signed: true, missing: [], configuration: { win: { azureSignOptions }, forceCodeSigning: true } }
  }
  return {
    signed: false,
    missing: [
      'WIN_CSC_LINK and WIN_CSC_KEY_PASSWORD for a certificate file,',
      `or ${[...azure.login, ...azure.account].join(', ')} for Azure Trusted Signing`,
    ],
    configuration: { win: { signExecutable: false } },
  }
}

/** With a certificate without an Apple developer team, the hardened runtime would not load Electron's framework. */
const rehearsalEntitlements = {
  entitlements: resolve('assets/mac/rehearsal-entitlements.plist'),
  entitlementsInherit: resolve('assets/mac/rehearsal-entitlements.plist'),
}

function readMacOs(environment: Environment): Signing {
  const hasCertificate = Boolean(environment.CSC_LINK || environment.CSC_NAME)
  // Apple does not notarize apps signed with a self-made certificate, as in rehearsals.
  const isRehearsal = environment.NOTARIZE === 'false'
  const canNotarize = isRehearsal || has(environment, appleId) || has(environment, appleKey)
  if (hasCertificate && canNotarize) {
    const mac = isRehearsal ? { notarize: false, ...rehearsalEntitlements } : { notarize: true }
    return { signed: true, missing: [], configuration: { mac, forceCodeSigning: true } }
  }
  const missing = [
    ...(hasCertificate
      ? []
      : ['CSC_LINK and CSC_KEY_PASSWORD for a Developer ID certificate, or CSC_NAME for one in the keychain']),
    ...(canNotarize ? [] : [`${appleId.join(', ')}, or ${appleKey.join(', ')}, for notarization`]),
  ]
  return { signed: false, missing, configuration: { mac: { identity: null, notarize: false } } }
}
