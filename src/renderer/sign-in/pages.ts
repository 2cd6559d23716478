import { sessionText } from 'text:session'
import type { PageOf } from '../page.ts'

declare module '../page.ts' {
  interface PageParams {
    'sign-in': unknown
  }
}

export const signIn: PageOf<'sign-in'> = {
  path: '/sign-in',
  audience: 'signed-out',
  label: () => sessionText.login,
}
