/**
 * A mark to start with until the service provider has its own: sound waves on the accent colour.
 *
 * @param accent `#rrggbb`
 */
export function starterMark(accent: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">
  <rect x="26" y="26" width="460" height="460" rx="104" fill="${accent}"/>
  <g fill="none" stroke="#fff" stroke-width="34" stroke-linecap="round">
    <path d="M136 206v100"/>
    <path d="M216 156v200"/>
    <path d="M296 186v140"/>
    <path d="M376 226v60"/>
  </g>
</svg>
`
}
