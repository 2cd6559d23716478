import type { PhoneFormatId } from '../../../shared/phones/phone-models.ts'

/** What a phone calls the three things that people mix up. */
export interface PhoneFieldNames {
  username: string
  authorizationId: string
  password: string
  /** What else the phone needs for them to count. */
  note?: string
}

/**
 * As the phones' own pages and menus have them: Poly "SIP > Line" web page, Yealink "Account > Register",
 * Grandstream GRP administration guide "Account > General", Cisco SPA "Ext 1", Snom "Identity > Login".
 */
export const phoneFieldNames: Record<PhoneFormatId, PhoneFieldNames> = {
  polycom: {
    username: 'Address',
    authorizationId: 'Authentication User ID',
    password: 'Authentication Password',
  },
  yealink: { username: 'User Name', authorizationId: 'Register Name', password: 'Password' },
  grandstream: {
    username: 'SIP User ID',
    authorizationId: 'Authenticate ID',
    password: 'Authenticate Password',
  },
  cisco: {
    username: 'User ID',
    authorizationId: 'Auth ID',
    password: 'Password',
    note: 'Set “Use Auth ID” to yes, or the phone passes over the Auth ID.',
  },
  snom: { username: 'Account', authorizationId: 'Authentication Username', password: 'Password' },
  linphone: {
    username: 'Username',
    authorizationId: 'User ID',
    password: 'Password',
    note: 'User ID is among the advanced settings. Left empty, the user name is taken.',
  },
  acrobits: {
    username: 'Username',
    authorizationId: 'Auth Username',
    password: 'Password',
    note: 'Auth Username is among the advanced settings. Left empty, the user name is taken.',
  },
  zoiper: {
    username: 'Username',
    authorizationId: 'Auth. username',
    password: 'Password',
    note: 'Auth. username counts only where its box is ticked.',
  },
  microsip: { username: 'Username', authorizationId: 'Login', password: 'Password' },
  baresip: {
    username: 'the part before @ in the address',
    authorizationId: 'auth_user',
    password: 'auth_pass',
  },
}

/** Words of the help with one phone. */
export const phoneHelpText = {
  open: 'Help with this phone',
  title: 'Help with this phone',
  family: 'Make of the phone',
  otherFamily: 'Another make',
  close: 'Close',
  names: {
    title: 'What goes where',
    onThePhone: 'On the phone',
    enter: 'Enter',
    password: 'the SIP password',
    other:
      'Makers have names of their own. What calls go to is the user name: “User Name”, “User ID”, “Account” or “Address”. What belongs to the password is the authorization ID: “Auth ID”, “Authentication Name”, “Register Name” or “Login”.',
  },
  codes: {
    title: 'What the phone says',
    rows: [
      {
        code: '401 or 407',
        text: 'Once is normal: the server asks for the login. Again and again means that the authorization ID or the password is wrong, or that the phone insists on another realm. 407 is the same from an outbound proxy.',
      },
      {
        code: '403',
        text: 'The server understood and refused: the account is locked, or not allowed from this network. Some servers say this for a wrong password.',
      },
      {
        code: '404',
        text: 'The server knows no such user at that domain. Check the user name and the domain, not the password. Often the authorization ID stands where the user name belongs.',
      },
      {
        code: '408 or nothing',
        text: 'Nobody answered: check the domain or proxy, the port and the transport, and whether a firewall is in between.',
      },
    ],
    test: 'Test registration tries the login from this computer: if it works here and not on the phone, what is entered in the phone differs.',
  },
  reset: {
    title: 'The phone’s own admin password',
    lead: 'It opens the phone’s menus and web page and is neither the SIP nor the FTP password. On a new phone it is 456. Where nobody knows it any more, the phone can be reset. That erases what was entered in it by hand.',
    steps: (mac: string | null) => [
      'Unplug the phone and plug it in again.',
      'While it starts, before it loads its application, hold these keys together until it asks for the ADMIN password: 4, 6, 8 and *. On some models 1, 3, 5 and 7; on most VVX phones 1, 3 and 5. If the start goes on without asking, press Cancel and try again.',
      mac === null
        ? 'Enter the MAC address printed on the back of the phone.'
        : `Enter the phone’s MAC address, ${mac}, without the colons.`,
      'After the restart the admin password is 456 again. Enter the settings anew or let the phone fetch its files.',
    ],
    note: 'The key between letters and digits is # on older phones and Mode or 1/A/a on newer ones.',
  },
} as const
