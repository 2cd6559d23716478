/** The scheme of links that open this app: the name of its package, as installers register it. */
export const linkScheme = 'call-record-portal'
