import type { PageOf } from '../page.ts'

declare module '../page.ts' {
  interface PageParams {
    'forgot-password': unknown
    'forgot-email': unknown
  }
}

export const forgotPassword: PageOf<'forgot-password'> = {
  path: '/forgot-password',
  audience: 'signed-out',
  load: () => import('./recover-password.tsx').then((module) => module.RecoverPassword),
  above: 'sign-in',
}

export const forgotEmail: PageOf<'forgot-email'> = {
  path: '/forgot-email',
  audience: 'signed-out',
  load: () => import('./forgot-email.tsx').then((module) => module.ForgotEmail),
  above: 'sign-in',
}
