/** Made at build time from bridge.ts by scripts/bridge-names-plugin.ts. */
declare module 'virtual:bridge-names' {
  export const calls: readonly import('./bridge.ts').BridgeCall[]
  export const events: readonly import('./bridge.ts').BridgeEvent[]
}

/** Made at build time by scripts/release/build-facts-plugin.ts. */
declare module 'virtual:build' {
  export const build: import('./build-facts.ts').BuildFacts
}
