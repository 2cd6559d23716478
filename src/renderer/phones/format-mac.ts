/** "00:15:65:12:AB:CD", as it is printed on the phone. */
export const formatMac = (mac: string) => mac.replace(/(..)(?!$)/g, '$1:').toUpperCase()
