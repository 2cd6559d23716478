/** Words of the dashboards. */
export const dashboardText = {
  crumb: 'Dashboard',
  welcome: (name: string) => `Welcome ${name}`,
  lead: 'What would you like to do?',
  phones: {
    title: 'Phones',
    body: 'The server, user names and passwords that a phone needs to register and to fetch its configuration.',
    open: 'Open phones',
  },
  account: {
    title: 'My Account',
    body: 'Your name, e-mail address, username and password.',
    manage: 'Manage account',
  },
  configuration: {
    crumb: 'Configuration',
    title: 'Configuration Dashboard',
  },
  empty: {
    title: 'Nothing to do here yet',
    body: 'Your account has no rights on this portal so far. Ask the administrator of your account.',
  },
} as const
