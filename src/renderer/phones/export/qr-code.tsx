import './qr-code.css'

interface QrCodeProps {
  /** Lines of 0 and 1, one character per module, including the white border. */
  modules: string
  label: string
}

/** A QR code, black on white in every theme, which cameras read most reliably. */
export function QrCode({ modules, label }: QrCodeProps) {
  const lines = modules.split('\n')
  // Each run of dark modules is one stroke; the path has no attribute that could carry markup.
  const path = lines
    .flatMap((line, y) =>
      [...line.matchAll(/1+/g)].map((run) => `M${run.index} ${y}h${run[0].length}v1h-${run[0].length}z`),
    )
    .join('')
  return (
    <svg
      class="qr-code"
      viewBox={`0 0 ${lines.length} ${lines.length}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={lines.length} height={lines.length} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  )
}
