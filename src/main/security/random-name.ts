/** 256 random bits as base64url, for addresses that reveal nothing. Not by node:crypto, which would load before the window. */
export const randomName = (): string => Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url')
