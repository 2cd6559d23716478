/** Words about the network between this computer and the portal. */
export const proxyText = {
  title: 'Sign in to the proxy',
  body: (proxy: string) =>
    `Your network reaches the portal through the proxy ${proxy}, which asks who you are. This is not your portal sign-in.`,
  notEncrypted: 'The connection to this proxy is not encrypted.',
  user: 'Proxy user name',
  password: 'Proxy password',
  missingUser: 'Enter your user name at the proxy.',
  refused: 'The proxy did not accept that',
  confirm: 'Sign in',
  forThisRun: 'Kept until you quit the app, and never written down.',
} as const

/** Words for a person whose sign-in is kept while the portal cannot be reached. */
export const reconnectText = {
  offline: 'You are offline',
  stillSignedIn: (username: string | undefined) =>
    username ? `You are still signed in as ${username}.` : 'You are still signed in.',
  tryingAgain: 'The app tries again by itself and goes on as soon as the portal answers.',
} as const
