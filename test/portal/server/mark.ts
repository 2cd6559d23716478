import type { FastifyInstance } from 'fastify'

/** What the portal sends for its mark, right or wrong. */
export interface Mark {
  type: string
  body: string | Uint8Array
}

/** Where the mark is, as the discovery document says. */
export const markPath = '/mark.svg'

/** Three waves on a green ground. */
export const northwindMark: Mark = {
  type: 'image/svg+xml',
  body: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">
  <rect x="16" y="16" width="480" height="480" rx="112" fill="#0f6b5c"/>
  <g fill="none" stroke="#fff" stroke-width="36" stroke-linecap="round">
    <path d="M116 206h182a50 50 0 1 0-50-50"/>
    <path d="M116 272h258a46 46 0 1 1-46 46"/>
    <path d="M116 338h118a42 42 0 1 1-42 42"/>
  </g>
</svg>`,
}

export function serveMark(app: FastifyInstance, mark: Mark | null): void {
  if (!mark) return
  app.get(markPath, (_request, reply) => reply.header('cache-control', 'max-age=300').type(mark.type).send(mark.body))
}
