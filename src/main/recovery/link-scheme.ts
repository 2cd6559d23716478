import { build } from 'virtual:build'

/** The scheme of links that open this app and no other brand's, as its installers register it. */
export const linkScheme = build.protocol
