import type { Start } from '../../../shared/app/app.ts'
import type { SignInFieldName } from '../../../shared/connections/portal.ts'
import type { KeychainStatus, SessionEnd } from '../../../shared/session/session.ts'

type Platform = Start['platform']

/** The places a sign-in is kept, by the names people know them by. */
const keychainName: Record<Platform, string> = {
  windows: 'Windows Credential Manager',
  macos: 'macOS Keychain',
  linux: 'the system keyring',
}

/** The same at the start of a sentence. */
const keychainSubject: Record<Platform, string> = { ...keychainName, linux: 'The system keyring' }

/** Words of signing in and out. */
export const sessionText = {
  title: 'Dashboard Login',
  form: 'Login',
  login: 'Login',
  signingIn: 'Signing in…',
  fields: {
    clientId: 'Client ID',
    username: 'Username',
    password: 'Password',
    region: 'Region',
    accountSid: 'Account SID',
    apiKey: 'API key',
    apiToken: 'API token',
  } satisfies Record<SignInFieldName, string>,
  missing: {
    clientId: 'Enter your Client ID.',
    username: 'Enter your username.',
    password: 'Enter your password.',
    region: 'Choose your region.',
    accountSid: 'Enter your account SID.',
    apiKey: 'Enter your API key.',
    apiToken: 'Enter your API token.',
  } satisfies Record<SignInFieldName, string>,
  keep: 'Keep me signed in',
  keptIn: (status: KeychainStatus, platform: Platform) => {
    const name = keychainSubject[platform]
    const words: Record<KeychainStatus, string> = {
      ready: `Kept in ${keychainName[platform]}.`,
      locked: `${name} is locked. Unlock it, or you will be asked for your password next time.`,
      denied: `${name} does not let this app in. You will be asked for your password next time.`,
      unavailable: 'This computer has no keyring to keep it in. You will be asked for your password next time.',
      'not-answering': `${name} does not answer. You may be asked for your password next time.`,
    }
    return words[status]
  },
  wrong: {
    title: 'Login failed',
    body: 'These sign-in details are not correct. Check them and try again, or reset your password.',
    bodyWithoutReset: 'These sign-in details are not correct. Check them and try again.',
    suspect: {
      region: (chosen: string) =>
        `If they are right, your account may be in another region than ${chosen}: the wrong region answers in the same way.`,
    },
  },
  ended: {
    'signed-out': 'You are signed out.',
    expired: 'Your sign-in has ended. Sign in to go on where you were.',
  } satisfies Record<SessionEnd, string>,
  signOutIncomplete: 'You are signed out here, but the portal could not be told',
  notRestored: 'You could not be signed in again',
  forgotten: 'Forgotten your password? Reset it',
  forgottenEmail: 'Forgotten your e-mail?',
  recovered: {
    password: 'Your new password is set. Log in with it.',
    email: 'Your e-mail address is filled in. Enter your password.',
  },
  needHelp: 'Need help signing in?',
  anotherAccount: 'Use another account or portal',
  help: 'Help',
  proof: {
    title: 'Enter your portal password',
    body: 'The portal asks again before it shows or changes a phone’s password, in case someone else is at your computer.',
    password: 'Password',
    wrong: 'That is not your password.',
    confirm: 'Continue',
  },
} as const

/** Help for those who cannot sign in. */
export const signInHelpText = {
  title: 'Help with signing in',
  forgottenPassword: {
    title: 'Forgotten password',
    body: 'Choose “Forgotten your password? Reset it” on the login page.',
    methods: {
      'emailed-temporary-password': 'An e-mail brings you a new one.',
      'emailed-link': 'An e-mail brings you a link to set a new one.',
      'phone-code': 'A code on your phone lets you set a new one.',
    },
  },
  apiKey: {
    title: 'Where the API key and token are',
    body: 'An administrator of your account finds the account SID, the API key and the API token in the portal’s own dashboard, under API Settings. The region is the one that the dashboard runs in.',
  },
  forgottenUsername: {
    title: 'Forgotten user name',
    clientIdTitle: 'Forgotten user name or Client ID',
    'contact-provider': 'Your service provider can tell you. Have your company’s name and your e-mail address ready.',
    'ask-admin': {
      users: 'Ask the administrator of your account, who can look it up.',
      administrators: 'Call your service provider. They ask you a security question first, so have its answer ready.',
    },
  },
  forgottenEmail: {
    title: 'Forgotten e-mail address',
    body: 'Choose “Forgotten your e-mail?” on the login page. A code on your phone shows you which one it is.',
  },
  contact: 'Your service provider',
} as const
