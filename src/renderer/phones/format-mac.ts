/** "00:15:65:12:AB:CD", as printed on the phone. */
export const formatMac = (mac: string) => mac.replace(/(..)(?!$)/g, '$1:').toUpperCase()
