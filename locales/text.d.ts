// Written by `npm run text` from the catalogs in locales/en. Not for editing.

declare module 'text:account' {
  export const accountText: {
    readonly title: string
    readonly details: string
    readonly name: string
    readonly email: string
    readonly username: string
    readonly cannotChange: string
    readonly currentPassword: string
    readonly currentPasswordHint: string
    readonly password: string
    readonly passwordTitle: string
    readonly passwordPlaceholder: string
    readonly confirmation: string
    readonly confirmationPlaceholder: string
    readonly save: string
    readonly saved: string
    readonly loading: string
    readonly errors: {
      readonly required: {
        readonly name: string
        readonly email: string
        readonly username: string
        readonly password: string
      }
      readonly email: string
      readonly policy: string
      readonly mismatch: string
      readonly currentRequired: string
      readonly currentWrong: string
    }
    readonly conflict: {
      readonly title: string
      readonly taken: (values: { changes: string }) => string
      readonly change: (values: { field: string; value: string }) => string
      readonly clashing: string
      readonly refused: string
      readonly nothingDiffers: string
      readonly onlyTaken: string
      readonly mine: string
      readonly theirs: string
      readonly choose: {
        readonly name: string
        readonly email: string
        readonly username: string
      }
      readonly empty: string
    }
    readonly restored: {
      readonly title: string
      readonly body: string
    }
    readonly changed: {
      readonly title: string
      readonly othersEnded: (values: { count: number }) => string
      readonly next: string
      readonly signOut: string
      readonly goOn: string
    }
    readonly temporary: {
      readonly title: string
      readonly required: string
      readonly advised: string
      readonly later: string
    }
  }
  export const passwordRuleText: {
    readonly 'too-short': (values: { limit: number }) => string
    readonly 'too-long': (values: { limit: number }) => string
    readonly 'digits-only': string
    readonly 'needs-letter': string
    readonly 'needs-lower': string
    readonly 'needs-upper': string
    readonly 'needs-digit': string
    readonly 'needs-special': string
    readonly 'too-few-classes': (values: { limit: number }) => string
  }
  export const passwordText: {
    readonly rules: string
    readonly met: string
    readonly unmet: string
    readonly blocklist: string
    readonly suggest: string
    readonly suggested: string
    readonly suggestedNote: string
    readonly copySuggestion: string
    readonly strength: {
      readonly veryWeak: string
      readonly weak: string
      readonly fair: string
      readonly good: string
      readonly strong: string
    }
    readonly estimate: (values: { strength: string }) => string
    readonly advice: string
    readonly crackTime: {
      readonly moment: string
      readonly second: (values: { count: number }) => string
      readonly minute: (values: { count: number }) => string
      readonly hour: (values: { count: number }) => string
      readonly day: (values: { count: number }) => string
      readonly month: (values: { count: number }) => string
      readonly year: (values: { count: number }) => string
      readonly centuries: string
    }
    readonly weakness: {
      readonly straightRow: string
      readonly keyPattern: string
      readonly simpleRepeat: string
      readonly extendedRepeat: string
      readonly sequences: string
      readonly recentYears: string
      readonly dates: string
      readonly topTen: string
      readonly topHundred: string
      readonly common: string
      readonly similarToCommon: string
      readonly wordByItself: string
      readonly namesByThemselves: string
      readonly commonNames: string
      readonly userInputs: string
    }
  }
}

declare module 'text:account-passwords' {
  export const currentPasswordText: {
    readonly label: string
    readonly hint: string
  }
  export const operatorPasswordText: {
    readonly title: string
    readonly lead: string
    readonly save: string
    readonly missing: string
    readonly broken: string
    readonly mismatch: string
    readonly changed: {
      readonly title: string
      readonly body: string
    }
    readonly unknown: {
      readonly title: string
      readonly body: (values: { host: string }) => string
    }
  }
  export const voicemailPinText: {
    readonly title: string
    readonly lead: string
    readonly pin: string
    readonly confirmation: string
    readonly rules: {
      readonly exactDigits: (values: { count: number }) => string
      readonly exactCharacters: (values: { count: number }) => string
      readonly digits: (values: { least: number; most: number }) => string
      readonly characters: (values: { least: number; most: number }) => string
    }
    readonly save: string
    readonly missing: string
    readonly mismatch: string
    readonly changed: {
      readonly title: string
      readonly body: string
    }
    readonly unknown: {
      readonly title: string
      readonly body: (values: { host: string }) => string
    }
  }
}

declare module 'text:connections' {
  export const accountsText: {
    readonly title: string
    readonly lead: string
    readonly list: string
    readonly inUse: string
    readonly notYet: string
    readonly name: (values: { portal: string; account: string }) => string
    readonly add: string
    readonly remove: (values: { name: string }) => string
    readonly removing: {
      readonly title: (values: { name: string }) => string
      readonly body: string
      readonly confirm: string
    }
  }
  export const portalText: {
    readonly title: string
    readonly lead: string
    readonly address: string
    readonly addressExample: string
    readonly addressMissing: string
    readonly wrongAddress: {
      readonly invalid: string
      readonly email: string
      readonly http: string
      readonly credentials: string
      readonly unknown: (values: { host: string }) => string
    }
    readonly check: string
    readonly found: string
    readonly foundLead: string
    readonly connect: string
    readonly otherAddress: string
    readonly noAddress: string
    readonly useService: (values: { name: string }) => string
    readonly back: string
    readonly contact: {
      readonly none: string
      readonly phone: string
      readonly email: string
      readonly website: string
    }
  }
}

declare module 'text:dashboard' {
  export const dashboardText: {
    readonly welcome: (values: { name: string }) => string
    readonly asOf: (values: { time: string }) => string
    readonly refresh: string
    readonly attention: {
      readonly title: string
      readonly none: string
    }
    readonly quickActions: string
    readonly changePassword: string
    readonly sendPassword: string
    readonly configuration: string
    readonly configurationLead: string
    readonly telephone: string
    readonly account: {
      readonly title: string
      readonly body: string
      readonly open: string
    }
    readonly voicemailPin: {
      readonly title: string
      readonly body: string
      readonly open: string
    }
    readonly users: {
      readonly title: string
      readonly body: string
      readonly open: string
    }
    readonly operatorPassword: {
      readonly title: string
      readonly body: string
      readonly open: string
    }
    readonly empty: {
      readonly title: string
      readonly body: string
    }
  }
}

declare module 'text:diagnostics' {
  export interface DiagnosticsText {
    readonly reportText: {
      readonly withoutSecrets: string
    }
    readonly outcomeText: {
      readonly good: string
      readonly bad: string
      readonly skipped: string
    }
    readonly checkText: {
      readonly versions: string
      readonly sandbox: string
      readonly keychain: string
      readonly settings: string
      readonly policy: string
      readonly authorities: string
      readonly route: string
      readonly portalName: (values: { host: string }) => string
      readonly proxyName: (values: { host: string }) => string
      readonly connection: (values: { host: string; port: string }) => string
      readonly proxyConnection: (values: { host: string; port: string }) => string
      readonly certificate: (values: { host: string }) => string
      readonly certificateThrough: (values: { host: string; proxy: string }) => string
      readonly proxyCertificate: (values: { host: string }) => string
      readonly tunnel: (values: { proxy: string; target: string }) => string
      readonly portal: string
      readonly clock: string
    }
    readonly factText: {
      readonly error: (values: { code: string }) => string
      readonly reason: (values: { reason: string }) => string
      readonly issuer: (values: { issuer: string }) => string
      readonly sandboxOn: string
      readonly sandboxOff: string
      readonly sandboxAdvice: string
      readonly keychainReady: string
      readonly accounts: (values: { count: number; kept: number }) => string
      readonly preferences: (values: { theme: string; minutes: number }) => string
      readonly decidedBy: {
        readonly 'computer-group-policy': (values: { key: string }) => string
        readonly 'user-group-policy': (values: { key: string }) => string
        readonly 'computer-profile': (values: { key: string }) => string
        readonly 'user-profile': (values: { key: string }) => string
        readonly file: (values: { key: string; path: string }) => string
      }
      readonly unread: {
        readonly 'computer-group-policy': (values: { reason: string }) => string
        readonly 'user-group-policy': (values: { reason: string }) => string
        readonly 'computer-profile': (values: { reason: string }) => string
        readonly 'user-profile': (values: { reason: string }) => string
        readonly file: (values: { path: string; reason: string }) => string
      }
      readonly whyUnused: {
        readonly absent: string
        readonly 'outside-program-files': string
        readonly link: string
        readonly 'not-a-file': string
        readonly 'wrong-owner': string
        readonly 'writable-by-others': string
        readonly 'too-large': string
        readonly 'system-error': (values: { error: string }) => string
        readonly failed: string
        readonly 'not-understood': string
        readonly 'no-keys': string
        readonly 'no-answer': string
        readonly 'unknown-account': string
        readonly 'no-registry': string
        readonly 'windows-error': (values: { number: string }) => string
        readonly 'invalid-value': (values: { key: string }) => string
        readonly 'no-authority': string
      }
      readonly noPolicy: string
      readonly authorities: (values: { fromSystem: number; fromFile: number }) => string
      readonly authoritiesUnknown: (values: { fromFile: number }) => string
      readonly authoritiesUnused: (values: { reason: string }) => string
      readonly noPortal: string
      readonly routeBy: {
        readonly app: string
        readonly policy: string
        readonly system: string
      }
      readonly direct: (values: { place: number }) => string
      readonly through: (values: { place: number; proxy: string }) => string
      readonly resolvedByProxy: string
      readonly answered: (values: { address: string; milliseconds: number }) => string
      readonly unencrypted: string
      readonly tunnelOpened: string
      readonly status: (values: { status: string }) => string
      readonly accepts: (values: { schemes: string }) => string
      readonly chromiumSignsIn: string
      readonly signInRefused: string
      readonly signInRequired: string
      readonly pins: (values: { count: number }) => string
      readonly notTrusted: (values: { reason: string; code: string }) => string
      readonly link: (values: { name: string; issuer: string; from: string; to: string }) => string
      readonly nameless: string
      readonly kind: (values: { kind: string }) => string
      readonly signsInWith: (values: { fields: string }) => string
      readonly noTime: string
      readonly ahead: (values: { seconds: number }) => string
      readonly behind: (values: { seconds: number }) => string
    }
  }
  export const diagnosticsText: Readonly<Partial<Record<string, () => Promise<DiagnosticsText>>>> & {
    readonly en: () => Promise<DiagnosticsText>
  }
}

declare module 'text:errors' {
  export const errorActionText: {
    readonly retry: string
    readonly waitOver: string
  }
  export const lockoutText: {
    readonly personUntil: (values: { who: string; until: string; time: string }) => string
    readonly until: (values: { until: string; time: string }) => string
  }
  export const errorText: {
    readonly 'invalid-credentials': {
      readonly title: string
      readonly explanation: string
      readonly nextStep: string
    }
    readonly 'too-many-attempts': {
      readonly title: string
      readonly explanation: string
      readonly nextStep: (values: { time: string }) => string
    }
    readonly offline: {
      readonly title: string
      readonly explanation: string
      readonly nextStep: string
    }
    readonly unreachable: {
      readonly title: string
      readonly explanation: (values: { host: string }) => string
      readonly nextStep: string
      readonly nextStepLocal: string
    }
    readonly timeout: {
      readonly title: string
      readonly explanation: (values: { host: string }) => string
      readonly nextStep: string
    }
    readonly 'tls-untrusted': {
      readonly title: string
      readonly reasons: {
        readonly 'self-signed': (values: { host: string }) => string
        readonly 'unknown-issuer': (values: { host: string }) => string
        readonly expired: (values: { host: string }) => string
        readonly 'not-yet-valid': (values: { host: string }) => string
        readonly 'wrong-host': (values: { host: string }) => string
        readonly 'not-pinned': (values: { host: string }) => string
        readonly revoked: (values: { host: string }) => string
        readonly other: (values: { host: string }) => string
      }
      readonly issuedBy: (values: { issuer: string }) => string
      readonly validBetween: (values: { from: string; to: string }) => string
      readonly validUntil: (values: { to: string }) => string
      readonly nextStep: string
    }
    readonly 'proxy-auth': {
      readonly title: string
      readonly explanation: (values: { proxy: string }) => string
      readonly nextStep: string
    }
    readonly 'portal-unavailable': {
      readonly title: string
      readonly explanation: (values: { host: string }) => string
      readonly nextStep: string
      readonly nextStepAt: (values: { time: string }) => string
    }
    readonly 'portal-unexpected': {
      readonly title: string
      readonly explanation: (values: { host: string }) => string
      readonly nextStep: string
    }
    readonly 'not-a-portal': {
      readonly newer: {
        readonly title: string
        readonly explanation: (values: { host: string }) => string
        readonly nextStep: string
      }
      readonly document: {
        readonly title: string
        readonly explanation: (values: { host: string }) => string
        readonly nextStep: string
      }
      readonly other: {
        readonly title: string
        readonly explanation: (values: { host: string }) => string
        readonly nextStep: string
      }
    }
    readonly 'insecure-address': {
      readonly http: {
        readonly title: string
        readonly explanation: string
        readonly nextStep: string
      }
      readonly credentials: {
        readonly title: string
        readonly explanation: string
        readonly nextStep: string
      }
    }
    readonly 'invalid-address': {
      readonly title: string
      readonly explanation: string
      readonly nextStep: string
    }
    readonly 'email-address': {
      readonly title: string
      readonly explanation: string
      readonly nextStep: string
    }
    readonly 'too-many-accounts': {
      readonly title: string
      readonly explanation: (values: { most: number }) => string
      readonly nextStep: string
    }
    readonly 'session-expired': {
      readonly title: string
      readonly explanation: string
      readonly nextStep: string
    }
    readonly 'reauthentication-required': {
      readonly title: string
      readonly explanation: string
      readonly nextStep: string
    }
    readonly 'password-change-required': {
      readonly title: string
      readonly explanation: string
      readonly nextStep: string
    }
    readonly 'recovery-expired': {
      readonly title: string
      readonly explanation: string
      readonly nextStep: string
    }
    readonly forbidden: {
      readonly title: string
      readonly explanation: string
      readonly nextStep: string
    }
    readonly managed: {
      readonly title: string
      readonly explanation: string
      readonly nextStep: string
    }
    readonly 'not-found': {
      readonly title: string
      readonly explanation: string
      readonly nextStep: string
    }
    readonly conflict: {
      readonly title: string
      readonly explanation: string
      readonly nextStep: string
    }
    readonly validation: {
      readonly title: string
      readonly explanation: string
      readonly nextStep: string
    }
    readonly 'outcome-unknown': {
      readonly title: string
      readonly explanation: (values: { host: string }) => string
      readonly nextStep: string
    }
    readonly 'keychain-locked': {
      readonly title: string
      readonly explanation: string
      readonly nextStep: string
    }
    readonly 'keychain-unavailable': {
      readonly title: string
      readonly explanation: string
      readonly nextStep: string
    }
    readonly 'password-not-representable': {
      readonly title: string
      readonly reasons: {
        readonly 'half-character': string
        readonly 'too-long': string
      }
      readonly nextStep: string
    }
    readonly 'cannot-save': {
      readonly title: string
      readonly reasons: {
        readonly denied: string
        readonly full: string
        readonly missing: string
        readonly other: string
      }
      readonly nextStep: string
    }
    readonly 'settings-unwritable': {
      readonly title: string
      readonly explanation: string
      readonly nextStep: string
    }
    readonly 'cannot-copy': {
      readonly title: string
      readonly explanation: string
      readonly nextStep: string
    }
    readonly 'cannot-play': {
      readonly format: {
        readonly title: string
        readonly explanation: (values: { format: string }) => string
        readonly nextStep: string
      }
      readonly empty: {
        readonly title: string
        readonly explanation: string
        readonly nextStep: string
      }
    }
    readonly 'cannot-serve': {
      readonly title: string
      readonly reasons: {
        readonly denied: string
        readonly 'in-use': string
        readonly gone: string
        readonly other: string
      }
      readonly nextStep: string
    }
    readonly locked: {
      readonly title: string
      readonly explanation: string
      readonly nextStep: string
    }
    readonly cancelled: {
      readonly title: string
      readonly explanation: string
      readonly nextStep: string
    }
    readonly refused: {
      readonly title: string
      readonly explanation: string
      readonly nextStep: string
    }
    readonly internal: {
      readonly title: string
      readonly explanation: string
      readonly nextStep: string
    }
  }
  export const fieldRuleText: {
    readonly required: string
    readonly invalid: string
    readonly 'not-editable': string
    readonly 'same-as-current': string
    readonly email: string
    readonly taken: string
    readonly 'too-short': string
    readonly 'too-long': string
    readonly 'digits-only': string
    readonly 'needs-letter': string
    readonly 'needs-lower': string
    readonly 'needs-upper': string
    readonly 'needs-digit': string
    readonly 'needs-special': string
    readonly 'too-few-classes': string
    readonly characters: string
    readonly 'wrong-password': string
    readonly common: string
    readonly reused: string
    readonly 'wrong-code': string
    readonly 'not-a-link': string
    readonly policy: string
  }
  export const tooLongText: {
    readonly title: string
    readonly explanation: string
    readonly nextStep: string
  }
  export const unknownRuleText: string
}

declare module 'text:frame' {
  export const frameText: {
    readonly navigation: string
    readonly signedInAs: (values: { name: string }) => string
    readonly account: (values: { portal: string; name: string }) => string
    readonly menu: string
    readonly lock: string
    readonly accounts: string
    readonly connection: {
      readonly offline: string
      readonly 'portal-unavailable': string
    }
    readonly connectionHint: {
      readonly offline: string
      readonly 'portal-unavailable': string
    }
    readonly temporary: {
      readonly title: string
      readonly body: string
      readonly change: string
    }
    readonly notKept: {
      readonly title: string
      readonly body: string
      readonly close: string
    }
  }
  export const policyNoticeText: {
    readonly title: string
    readonly body: string
    readonly unread: {
      readonly 'computer-group-policy': string
      readonly 'user-group-policy': string
      readonly 'computer-profile': string
      readonly 'user-profile': string
      readonly file: (values: { path: string }) => string
    }
  }
  export const startNoticeText: {
    readonly 'settings-reset': {
      readonly title: string
      readonly body: string
    }
    readonly 'page-recovered': {
      readonly title: string
      readonly body: string
    }
    readonly 'portal-refused': {
      readonly title: string
      readonly body: string
    }
    readonly 'settings-unwritable': {
      readonly title: string
      readonly body: string
    }
  }
}

declare module 'text:help' {
  export const helpText: {
    readonly title: string
    readonly passwords: {
      readonly title: string
      readonly rows: {
        readonly portal: {
          readonly term: string
          readonly text: string
        }
        readonly sip: {
          readonly term: string
          readonly text: string
        }
        readonly ftp: {
          readonly term: string
          readonly text: string
        }
      }
    }
    readonly temporary: {
      readonly title: string
      readonly body: string
    }
    readonly contact: {
      readonly title: string
      readonly body: string
    }
    readonly shortcuts: string
    readonly diagnostics: string
    readonly diagnosticsSaved: string
  }
  export const shortcutsText: {
    readonly title: string
    readonly search: string
    readonly settings: string
    readonly help: string
    readonly sheet: string
    readonly back: string
    readonly panes: string
    readonly forward: string
    readonly menu: string
    readonly goTo: (values: { page: string }) => string
    readonly lock: string
    readonly player: {
      readonly play: string
      readonly jump: string
      readonly jumpFar: string
      readonly speed: string
      readonly note: string
    }
  }
}

declare module 'text:licences' {
  export const licencesText: {
    readonly title: string
    readonly lead: string
    readonly search: string
    readonly list: string
    readonly columns: {
      readonly name: string
      readonly version: string
      readonly licence: string
    }
    readonly all: (values: { count: number }) => string
    readonly found: (values: { found: number; total: number }) => string
    readonly loading: string
    readonly stop: string
    readonly stopped: (values: { loaded: number; total: number }) => string
    readonly loadRest: string
    readonly full: (values: { count: number }) => string
    readonly repeating: (values: { count: number }) => string
    readonly none: {
      readonly title: string
      readonly body: string
    }
    readonly nothingFound: {
      readonly title: string
      readonly body: string
      readonly whileLoading: string
      readonly clear: string
    }
    readonly chooseOne: {
      readonly title: string
      readonly body: string
    }
    readonly text: string
    readonly back: string
  }
}

declare module 'text:lists' {
  export const listsText: {
    readonly clear: string
    readonly splitter: string
    readonly notRefreshed: (values: { time: string }) => string
    readonly restNotLoaded: string
  }
}

declare module 'text:lock' {
  export const lockText: {
    readonly title: string
    readonly lead: (values: { name: string }) => string
    readonly wrong: string
    readonly unlock: string
    readonly bySystem: string
    readonly signOutOfAll: string
    readonly signingOutOfAll: {
      readonly title: string
      readonly body: (values: { count: number }) => string
      readonly confirm: string
    }
  }
}

declare module 'text:native' {
  export interface NativeText {
    readonly menuText: {
      readonly file: string
      readonly settings: string
      readonly lock: string
      readonly signOut: string
      readonly quit: string
      readonly edit: string
      readonly undo: string
      readonly redo: string
      readonly cut: string
      readonly copy: string
      readonly paste: string
      readonly selectAll: string
      readonly find: string
      readonly view: string
      readonly resetZoom: string
      readonly zoomIn: string
      readonly zoomOut: string
      readonly fullScreen: string
      readonly reload: string
      readonly developerTools: string
      readonly go: string
      readonly back: string
      readonly forward: string
      readonly help: string
      readonly helpPage: string
      readonly shortcuts: string
      readonly updates: string
      readonly diagnostics: string
      readonly about: (values: { app: string }) => string
      readonly services: string
      readonly hide: (values: { app: string }) => string
      readonly hideOthers: string
      readonly unhide: string
      readonly quitApp: (values: { app: string }) => string
      readonly exit: string
      readonly closeWindow: string
      readonly window: string
      readonly minimize: string
      readonly zoom: string
      readonly front: string
    }
    readonly dialogText: {
      readonly newHost: {
        readonly message: (values: { host: string }) => string
        readonly detail: string
        readonly cancel: string
        readonly connect: string
      }
      readonly unresponsive: {
        readonly message: string
        readonly detail: string
        readonly wait: string
        readonly load: string
      }
      readonly failing: {
        readonly title: string
        readonly detail: string
      }
      readonly diagnostics: {
        readonly title: string
        readonly detail: string
      }
    }
    readonly notificationText: {
      readonly exported: {
        readonly title: string
        readonly body: (values: { failed: number; saved: number }) => string
      }
      readonly notExported: {
        readonly title: string
        readonly body: string
      }
      readonly exportWaits: {
        readonly title: string
        readonly body: string
      }
    }
    readonly touchIdText: {
      readonly unlock: string
    }
    readonly fileTypeText: {
      readonly zip: string
      readonly csv: string
      readonly spreadsheet: string
      readonly sound: string
      readonly text: string
      readonly any: string
    }
    readonly commandLineText: {
      readonly usage: (values: { program: string }) => string
      readonly unknownOption: (values: { option: string }) => string
    }
  }
  export const nativeText: Readonly<Partial<Record<string, () => Promise<NativeText>>>> & {
    readonly en: () => Promise<NativeText>
  }
}

declare module 'text:network' {
  export const proxyText: {
    readonly title: string
    readonly body: (values: { proxy: string }) => string
    readonly notEncrypted: string
    readonly user: string
    readonly password: string
    readonly missingUser: string
    readonly refused: string
    readonly confirm: string
    readonly forThisRun: string
  }
  export const reconnectText: {
    readonly offline: string
    readonly stillSignedIn: string
    readonly stillSignedInAs: (values: { username: string }) => string
    readonly tryingAgain: string
  }
}

declare module 'text:pages' {
  export const pagesText: {
    readonly dashboard: string
    readonly recordings: string
    readonly configuration: string
    readonly phones: {
      readonly sipAndFtp: string
      readonly sip: string
      readonly ftp: string
      readonly account: string
    }
    readonly settings: string
    readonly help: string
  }
}

declare module 'text:phone-export' {
  export const exportManyText: {
    readonly open: string
    readonly title: string
    readonly steps: {
      readonly source: string
      readonly list: string
      readonly running: string
      readonly done: string
    }
    readonly lead: string
    readonly sources: string
    readonly found: (values: { count: number }) => string
    readonly choose: string
    readonly file: string
    readonly paste: string
    readonly fileHint: string
    readonly pasteLabel: {
      readonly phones: string
      readonly macs: string
    }
    readonly pasteHint: {
      readonly phones: string
      readonly macs: string
    }
    readonly openMany: string
    readonly make: string
    readonly pasteMissing: string
    readonly takeList: string
    readonly ready: (values: { count: number }) => string
    readonly badLines: (values: { count: number }) => string
    readonly missing: {
      readonly mac: string
      readonly model: string
    }
    readonly unused: (values: { columns: string }) => string
    readonly fallback: string
    readonly noFallback: string
    readonly fallbackHint: string
    readonly start: string
    readonly back: string
    readonly progress: {
      readonly 'looking-up': (values: { total: number; done: number }) => string
      readonly exporting: (values: { done: number; total: number }) => string
    }
    readonly pause: (values: { time: string }) => string
    readonly reauthentication: string
    readonly cancelled: string
    readonly done: (values: { phones: number; files: number }) => string
    readonly none: string
    readonly problems: (values: { count: number }) => string
    readonly firstOf: (values: { shown: number; all: number }) => string
    readonly copyReport: string
    readonly columns: {
      readonly line: string
      readonly extension: string
      readonly why: string
    }
    readonly selected: string
    readonly selecting: (values: { count: number }) => string
    readonly selectAll: string
    readonly stopSelecting: string
    readonly exportChosen: string
  }
  export const exportProblemText: {
    readonly 'no-extension': string
    readonly 'open-quote': string
    readonly 'unknown-extension': string
    readonly 'ambiguous-extension': string
    readonly 'unreadable-mac': (values: { mac: string }) => string
    readonly 'duplicate-mac': (values: { line: number }) => string
    readonly managed: string
    readonly 'no-model': string
    readonly 'unknown-model': (values: { model: string }) => string
    readonly 'same-file-name': (values: { name: string }) => string
    readonly failed: {
      readonly 'not-found': string
      readonly forbidden: string
      readonly timeout: string
      readonly other: string
    }
  }
  export const listRuleText: {
    readonly 'not-csv': string
    readonly 'unclosed-quote': string
    readonly 'too-large': string
    readonly 'too-many-rows': string
    readonly unreadable: string
    readonly 'no-extension-column': string
  }
  export const phoneExportText: {
    readonly open: string
    readonly title: (values: { name: string }) => string
    readonly steps: {
      readonly phone: string
      readonly save: string
      readonly saved: string
      readonly serve: string
    }
    readonly lead: string
    readonly family: string
    readonly chooseFamily: string
    readonly familyMissing: string
    readonly mac: string
    readonly macHint: string
    readonly macMissing: string
    readonly macWrong: string
    readonly password: string
    readonly passwordHint: string
    readonly passwordMissing: string
    readonly ftp: string
    readonly ftpHint: (values: { server: string }) => string
    readonly goOn: string
    readonly back: string
    readonly ready: (values: { count: number }) => string
    readonly readyNamed: (values: { count: number }) => string
    readonly inPlain: string
    readonly preview: (values: { name: string }) => string
    readonly saveFolder: string
    readonly saveZip: string
    readonly serve: string
    readonly more: string
    readonly showInFolder: string
    readonly saved: (values: { place: string }) => string
    readonly savedNote: string
    readonly exists: {
      readonly title: (values: { count: number }) => string
      readonly body: (values: { place: string }) => string
      readonly question: string
      readonly replace: string
      readonly keep: string
    }
    readonly refused: string
    readonly setPassword: string
  }
  export const servingText: {
    readonly title: string
    readonly lead: string
    readonly network: string
    readonly address: {
      readonly card: (values: { card: string; address: string }) => string
      readonly loopback: (values: { address: string }) => string
    }
    readonly protocol: string
    readonly protocols: {
      readonly http: string
      readonly tftp: string
    }
    readonly minutes: string
    readonly minutesOption: (values: { minutes: number }) => string
    readonly plain: {
      readonly http: string
      readonly tftp: string
    }
    readonly firewall: string
    readonly start: string
    readonly stop: string
    readonly under: string
    readonly option: {
      readonly same: string
      readonly other: string
    }
    readonly copyUrl: string
    readonly copyOption: string
    readonly port: (values: { port: string }) => string
    readonly left: (values: { time: string }) => string
    readonly leaving: string
    readonly ended: string
    readonly endedNote: string
    readonly requests: string
    readonly noRequests: string
    readonly columns: {
      readonly time: string
      readonly from: string
      readonly file: string
      readonly outcome: string
    }
    readonly noFile: string
    readonly outcomes: {
      readonly sent: string
      readonly 'broken-off': string
      readonly 'not-found': string
      readonly refused: string
      readonly 'too-many': string
    }
  }
  export const softphoneText: {
    readonly open: string
    readonly title: (values: { name: string }) => string
    readonly softphone: string
    readonly names: {
      readonly linphone: string
      readonly acrobits: string
    }
    readonly how: {
      readonly linphone: string
      readonly acrobits: string
    }
    readonly warning: string
    readonly show: string
    readonly keep: string
    readonly hidden: string
    readonly code: string
    readonly hidesIn: (values: { time: string }) => string
  }
  export const exportFieldText: {
    readonly label: string
    readonly mac: string
    readonly sip: {
      readonly domain: string
      readonly outboundProxy: string
      readonly username: string
      readonly authorizationId: string
      readonly displayName: string
      readonly voicemailNumber: string
      readonly password: string
    }
    readonly ftp: {
      readonly login: string
      readonly server: string
      readonly username: string
      readonly directory: string
      readonly password: string
    }
  }
  export const refusalText: {
    readonly character: (values: { field: string; character: string; family: string }) => string
    readonly edge: (values: { field: string; character: string; family: string }) => string
    readonly quoted: (values: { field: string; character: string; family: string }) => string
    readonly reserved: (values: { field: string; family: string }) => string
    readonly missing: (values: { field: string; family: string }) => string
    readonly 'too-long': (values: { field: string; family: string }) => string
    readonly malformed: (values: { field: string; family: string }) => string
    readonly parameter: (values: { field: string; family: string }) => string
    readonly contradiction: (values: { field: string }) => string
    readonly unsupported: (values: { field: string; family: string }) => string
  }
  export const characterText: {
    readonly U0000: string
    readonly U0009: string
    readonly U000A: string
    readonly U000D: string
    readonly U001B: string
    readonly U0020: string
    readonly U0021: string
    readonly U0022: string
    readonly U0023: string
    readonly U0024: string
    readonly U0025: string
    readonly U0026: string
    readonly U0027: string
    readonly U0028: string
    readonly U0029: string
    readonly U002C: string
    readonly U002F: string
    readonly U003A: string
    readonly U003B: string
    readonly U003C: string
    readonly U003D: string
    readonly U003E: string
    readonly U003F: string
    readonly U0040: string
    readonly U005B: string
    readonly U005C: string
    readonly U005D: string
    readonly U007F: string
    readonly U00A0: string
  }
  export const anyFamilyText: string
}

declare module 'text:phone-families' {
  export const addressHintText: {
    readonly cisco: string
    readonly snom: string
  }
  export const phoneFamilyText: {
    readonly polycom: string
    readonly yealink: string
    readonly grandstream: string
    readonly cisco: string
    readonly snom: string
    readonly linphone: string
    readonly acrobits: string
    readonly zoiper: string
    readonly microsip: string
    readonly baresip: string
  }
}

declare module 'text:phone-help' {
  export const phoneFieldText: {
    readonly polycom: {
      readonly username: string
      readonly authorizationId: string
      readonly password: string
    }
    readonly yealink: {
      readonly username: string
      readonly authorizationId: string
      readonly password: string
    }
    readonly grandstream: {
      readonly username: string
      readonly authorizationId: string
      readonly password: string
    }
    readonly cisco: {
      readonly username: string
      readonly authorizationId: string
      readonly password: string
      readonly note: string
    }
    readonly snom: {
      readonly username: string
      readonly authorizationId: string
      readonly password: string
    }
    readonly linphone: {
      readonly username: string
      readonly authorizationId: string
      readonly password: string
      readonly note: string
    }
    readonly acrobits: {
      readonly username: string
      readonly authorizationId: string
      readonly password: string
      readonly note: string
    }
    readonly zoiper: {
      readonly username: string
      readonly authorizationId: string
      readonly password: string
      readonly note: string
    }
    readonly microsip: {
      readonly username: string
      readonly authorizationId: string
      readonly password: string
    }
    readonly baresip: {
      readonly username: string
      readonly authorizationId: string
      readonly password: string
    }
  }
  export const phoneHelpText: {
    readonly open: string
    readonly title: string
    readonly family: string
    readonly otherFamily: string
    readonly names: {
      readonly title: string
      readonly onThePhone: string
      readonly enter: string
      readonly password: string
      readonly other: string
    }
    readonly codes: {
      readonly title: string
      readonly rows: {
        readonly challenged: {
          readonly code: string
          readonly text: string
        }
        readonly refused: {
          readonly code: string
          readonly text: string
        }
        readonly unknown: {
          readonly code: string
          readonly text: string
        }
        readonly unanswered: {
          readonly code: string
          readonly text: string
        }
      }
      readonly test: string
    }
    readonly reset: {
      readonly title: string
      readonly lead: string
      readonly steps: {
        readonly restart: string
        readonly keys: string
        readonly mac: (values: { mac: string }) => string
        readonly macOnBack: string
        readonly after: string
      }
      readonly note: string
    }
  }
}

declare module 'text:phone-password' {
  export const phonePasswordText: {
    readonly open: string
    readonly openNamed: {
      readonly sip: string
      readonly ftp: string
    }
    readonly title: {
      readonly sip: string
      readonly ftp: string
    }
    readonly phone: (values: { name: string; extension: string }) => string
    readonly whose: (values: { phone: string }) => string
    readonly password: string
    readonly suggest: string
    readonly suggested: string
    readonly exactly: string
    readonly hardSigns: (values: { signs: string }) => string
    readonly spaces: string
    readonly missing: string
    readonly broken: string
    readonly goOn: string
    readonly confirm: {
      readonly title: {
        readonly sip: string
        readonly ftp: string
      }
      readonly body: {
        readonly sip: (values: { phone: string }) => string
        readonly ftp: (values: { phone: string }) => string
      }
      readonly question: string
      readonly back: string
      readonly set: string
    }
    readonly set: {
      readonly title: {
        readonly sip: string
        readonly ftp: string
      }
      readonly next: {
        readonly sip: string
        readonly ftp: string
      }
      readonly readable: string
      readonly writeOnly: string
      readonly entered: string
      readonly done: string
    }
    readonly unknown: {
      readonly title: string
      readonly explanation: (values: { host: string }) => string
      readonly findOut: {
        readonly readable: string
        readonly 'write-only': string
      }
      readonly again: string
      readonly close: string
    }
  }
}

declare module 'text:phone-test' {
  export const phoneTestText: {
    readonly open: {
      readonly sip: string
      readonly ftp: string
    }
    readonly again: string
    readonly againNamed: {
      readonly sip: string
      readonly ftp: string
    }
    readonly password: string
    readonly passwordHint: string
    readonly missing: string
    readonly start: string
    readonly running: {
      readonly sip: (values: { host: string }) => string
      readonly ftp: (values: { host: string }) => string
    }
    readonly registering: (values: { host: string }) => string
    readonly limit: (values: { seconds: number }) => string
    readonly cancelled: string
    readonly inClear: string
    readonly said: (values: { answer: string }) => string
    readonly notSent: string
    readonly proof: {
      readonly accepted: (values: { answer: string }) => string
      readonly given: string
      readonly unasked: string
    }
    readonly unproven: {
      readonly title: string
      readonly next: string
    }
    readonly registered: {
      readonly title: string
      readonly body: string
      readonly unproven: string
      readonly bindings: (values: { count: number }) => string
      readonly notRemoved: (values: { seconds: number }) => string
    }
    readonly unregistered: {
      readonly title: string
      readonly noPhoneListed: string
    }
    readonly 'not-registered': {
      readonly title: string
      readonly silent: string
      readonly next: string
    }
    readonly 'bindings-unknown': {
      readonly title: string
      readonly body: (values: { answer: string }) => string
      readonly given: string
      readonly unasked: string
    }
    readonly register: {
      readonly open: string
      readonly risk: string
    }
    readonly 'wrong-credentials': {
      readonly title: string
      readonly sip: (values: { authorizationId: string }) => string
      readonly realm: (values: { realm: string }) => string
      readonly ftp: string
      readonly 'write-only': string
      readonly readable: string
    }
    readonly 'unknown-user': {
      readonly title: string
      readonly body: (values: { username: string; domain: string }) => string
    }
    readonly refused: {
      readonly title: string
      readonly body: string
      readonly given: string
      readonly unasked: string
      readonly next: string
    }
    readonly 'no-answer': {
      readonly title: {
        readonly timeout: string
        readonly 'connection-refused': string
        readonly 'connection-lost': string
        readonly unreachable: string
      }
      readonly body: (values: { host: string; port: string; via: string }) => string
      readonly next: string
    }
    readonly dns: {
      readonly title: string
      readonly body: (values: { host: string }) => string
      readonly next: string
    }
    readonly 'tls-untrusted': {
      readonly title: string
      readonly next: string
    }
    readonly busy: {
      readonly title: string
      readonly body: string
      readonly bodyUntil: (values: { time: string }) => string
    }
    readonly unexpected: {
      readonly title: string
      readonly stopped: string
      readonly details: {
        readonly 'no-common-tls': string
        readonly 'no-known-digest': string
        readonly 'no-digest': string
        readonly malformed: string
        readonly 'needs-account': string
      }
      readonly next: string
    }
    readonly 'invalid-settings': {
      readonly title: string
      readonly body: {
        readonly domain: string
        readonly outboundProxy: string
        readonly username: string
        readonly authorizationId: string
        readonly server: string
        readonly directory: string
        readonly password: string
        readonly other: (values: { field: string }) => string
      }
      readonly next: string
    }
    readonly 'logged-in': {
      readonly title: string
      readonly folder: {
        readonly unknown: (values: { directory: string }) => string
        readonly entries: (values: { count: number; directory: string }) => string
      }
      readonly topFolder: {
        readonly unknown: string
        readonly entries: (values: { count: number }) => string
      }
      readonly encrypted: string
    }
    readonly 'user-refused': {
      readonly title: string
      readonly body: string
      readonly next: string
    }
    readonly 'tls-required': {
      readonly title: string
      readonly body: string
      readonly next: string
    }
    readonly 'no-directory': {
      readonly title: string
      readonly body: (values: { directory: string }) => string
      readonly next: string
    }
    readonly 'no-data-connection': {
      readonly title: string
      readonly body: string
      readonly next: string
    }
    readonly 'session-not-resumed': {
      readonly title: string
      readonly body: string
      readonly next: string
    }
    readonly 'tls-not-offered': {
      readonly title: string
      readonly body: string
      readonly next: string
    }
  }
}

declare module 'text:phones' {
  export const accountSettingsText: {
    readonly lead: string
    readonly everyPhone: string
    readonly none: {
      readonly title: string
      readonly body: string
    }
  }
  export const ftpSecurityText: {
    readonly ftp: string
    readonly ftps: string
  }
  export const phoneText: {
    readonly extension: (values: { extension: string }) => string
    readonly status: (values: { status: string }) => string
    readonly more: string
    readonly copyAll: string
    readonly setting: (values: { label: string; value: string }) => string
    readonly mac: string
    readonly noDevice: string
    readonly sip: {
      readonly title: string
      readonly absent: string
      readonly assumedAddress: string
      readonly noPort: string
      readonly domain: string
      readonly port: string
      readonly transport: string
      readonly outboundProxy: string
      readonly username: string
      readonly authorizationId: string
      readonly displayName: string
      readonly voicemailNumber: string
    }
    readonly ftp: {
      readonly title: string
      readonly absent: string
      readonly server: string
      readonly port: string
      readonly security: string
      readonly username: string
      readonly directory: string
      readonly notEncrypted: string
      readonly inClear: string
    }
    readonly whichIsWhich: string
    readonly whichIsWhichTitle: string
    readonly copy: {
      readonly mac: string
      readonly sip: {
        readonly domain: string
        readonly port: string
        readonly transport: string
        readonly outboundProxy: string
        readonly username: string
        readonly authorizationId: string
        readonly displayName: string
        readonly voicemailNumber: string
        readonly password: string
      }
      readonly ftp: {
        readonly server: string
        readonly port: string
        readonly security: string
        readonly username: string
        readonly directory: string
        readonly password: string
      }
    }
    readonly notSet: string
    readonly password: string
    readonly show: {
      readonly sip: string
      readonly ftp: string
    }
    readonly hide: {
      readonly sip: string
      readonly ftp: string
    }
    readonly hidden: string
    readonly hidesIn: (values: { seconds: number }) => string
    readonly hiddenNote: string
    readonly writeOnly: string
  }
  export const phoneRowText: {
    readonly open: string
    readonly copyUserName: string
    readonly copyPassword: string
    readonly export: string
  }
  export const phonesText: {
    readonly lead: string
    readonly refresh: string
    readonly search: string
    readonly filter: string
    readonly anyState: string
    readonly list: string
    readonly columns: {
      readonly name: string
      readonly extension: string
      readonly sipUser: string
      readonly device: string
      readonly registration: string
    }
    readonly all: (values: { count: number }) => string
    readonly found: (values: { found: number; total: number }) => string
    readonly loading: (values: { total: number; loaded: number }) => string
    readonly stop: string
    readonly stopped: (values: { loaded: number; total: number }) => string
    readonly loadRest: string
    readonly full: (values: { count: number }) => string
    readonly repeating: (values: { count: number }) => string
    readonly none: {
      readonly title: string
      readonly body: string
    }
    readonly nothingFound: {
      readonly title: string
      readonly body: string
      readonly whileLoading: string
      readonly clear: string
    }
    readonly chooseOne: {
      readonly title: string
      readonly body: string
    }
    readonly back: string
  }
  export const registrationText: {
    readonly registered: string
    readonly unregistered: string
    readonly unknown: string
    readonly since: {
      readonly portal: {
        readonly registered: (values: { time: string }) => string
        readonly unregistered: (values: { time: string }) => string
        readonly unknown: (values: { time: string }) => string
      }
      readonly test: {
        readonly registered: (values: { time: string }) => string
        readonly unregistered: (values: { time: string }) => string
      }
    }
  }
  export const transportText: {
    readonly udp: string
    readonly tcp: string
    readonly tls: string
  }
}

declare module 'text:phones-on-dashboard' {
  export const phonesOnDashboardText: {
    readonly unregistered: (values: { count: number }) => string
    readonly showPhones: string
    readonly unregisteredTitle: string
    readonly allRegistered: string
    readonly showAll: string
    readonly test: string
    readonly recent: string
    readonly actions: {
      readonly show: string
      readonly set: string
      readonly export: string
    }
    readonly getStarted: {
      readonly title: string
      readonly open: string
      readonly openBody: string
      readonly test: string
      readonly testBody: string
      readonly enter: string
      readonly enterBody: string
      readonly dismiss: string
    }
  }
}

declare module 'text:recording-care' {
  export const recordingNotesText: {
    readonly title: string
    readonly add: (values: { place: string }) => string
    readonly goTo: (values: { place: string }) => string
    readonly by: (values: { author: string; date: string; time: string }) => string
    readonly label: (values: { place: string }) => string
    readonly hint: string
    readonly save: string
    readonly missing: string
    readonly tooLong: (values: { most: number; count: number }) => string
    readonly added: string
    readonly mayNot: string
    readonly delete: {
      readonly label: (values: { place: string }) => string
      readonly title: string
      readonly body: string
      readonly confirm: string
      readonly done: string
      readonly mayNot: string
    }
  }
  export const recordingLabelsText: {
    readonly title: string
    readonly tags: string
    readonly remove: (values: { tag: string }) => string
    readonly newTag: string
    readonly add: string
    readonly missing: string
    readonly tooLong: (values: { most: number }) => string
    readonly twice: string
    readonly full: (values: { most: number }) => string
    readonly added: (values: { tag: string }) => string
    readonly removed: (values: { tag: string }) => string
    readonly score: string
    readonly clear: string
    readonly scored: (values: { score: number }) => string
    readonly unscored: string
    readonly mayNot: string
  }
  export const recordingKeepingText: {
    readonly title: string
    readonly keptUntil: string
    readonly whileHeld: (values: { date: string }) => string
    readonly hash: string
    readonly copyHash: string
    readonly warning: {
      readonly over: (values: { date: string }) => string
      readonly today: string
      readonly soon: (values: { date: string; days: number }) => string
    }
    readonly held: {
      readonly plain: string
      readonly since: (values: { date: string }) => string
      readonly case: (values: { date: string; case: string }) => string
      readonly reason: (values: { reason: string; author: string }) => string
      readonly reasonAlone: (values: { reason: string }) => string
    }
  }
  export const recordingHoldText: {
    readonly open: string
    readonly title: string
    readonly lead: string
    readonly case: string
    readonly confirm: string
    readonly done: string
    readonly mayNot: string
    readonly release: {
      readonly open: string
      readonly title: string
      readonly lead: string
      readonly until: (values: { date: string }) => string
      readonly over: (values: { date: string }) => string
      readonly confirm: string
      readonly done: string
      readonly mayNot: string
    }
  }
  export const recordingHoldManyText: {
    readonly title: (values: { count: number }) => string
    readonly titleAtLeast: (values: { count: number }) => string
    readonly lead: string
    readonly leftOut: string
    readonly counting: string
    readonly progress: (values: { done: number; total: number }) => string
    readonly waiting: (values: { time: string }) => string
    readonly stop: string
    readonly ended: {
      readonly all: (values: { held: number }) => string
      readonly some: (values: { held: number; failed: number }) => string
      readonly stopped: (values: { held: number }) => string
    }
    readonly already: (values: { count: number }) => string
    readonly without: (values: { count: number }) => string
    readonly stopped: string
    readonly interrupted: {
      readonly title: string
      readonly body: string
    }
    readonly problems: string
    readonly shown: (values: { shown: number }) => string
    readonly retry: string
    readonly reasons: {
      readonly forbidden: string
      readonly 'not-found': string
      readonly conflict: string
      readonly timeout: string
      readonly 'portal-unavailable': string
      readonly 'portal-unexpected': string
      readonly 'outcome-unknown': string
    }
    readonly otherReason: string
  }
  export const recordingDeletionText: {
    readonly open: string
    readonly title: {
      readonly restorable: string
      readonly final: string
    }
    readonly lead: {
      readonly restorable: string
      readonly final: string
    }
    readonly confirmation: {
      readonly lastDigits: (values: { count: number; number: string }) => string
      readonly number: (values: { number: string }) => string
      readonly word: (values: { word: string }) => string
      readonly deleteWord: string
      readonly wrongDigits: (values: { count: number }) => string
      readonly wrongNumber: string
      readonly wrongWord: (values: { word: string }) => string
    }
    readonly confirm: string
    readonly done: string
    readonly mayNot: string
    readonly held: {
      readonly title: string
      readonly body: string
    }
    readonly heldSince: {
      readonly title: string
      readonly body: string
    }
    readonly restore: string
    readonly restored: string
    readonly mayNotRestore: string
  }
  export const recordingRetrievalText: {
    readonly fetchBack: string
    readonly done: string
    readonly mayNot: string
  }
  export const recordingActionsText: {
    readonly more: string
  }
  export const recordingAuditText: {
    readonly heard: (values: { count: number }) => string
    readonly unknown: string
    readonly title: string
    readonly none: string
    readonly latest: (values: { count: number }) => string
    readonly unknownPerson: string
    readonly reason: (values: { reason: string }) => string
    readonly mayNot: string
    readonly did: {
      readonly played: string
      readonly downloaded: string
      readonly held: string
      readonly released: string
      readonly annotated: string
      readonly deleted: string
      readonly restored: string
      readonly other: string
    }
  }
  export const recordingChangeText: {
    readonly askAdministrator: string
    readonly gone: {
      readonly title: string
      readonly body: string
    }
  }
}

declare module 'text:recording-detail' {
  export const recordingDetailText: {
    readonly previous: string
    readonly next: string
    readonly whenAndLength: (values: { when: string; length: string }) => string
    readonly legs: string
    readonly gap: (values: { length: string }) => string
  }
  export const recordingStateText: {
    readonly preparing: string
    readonly unrecorded: {
      readonly unanswered: string
      readonly off: string
      readonly offFor: (values: { line: string }) => string
      readonly 'not-wanted': string
      readonly unknown: string
    }
    readonly empty: string
    readonly archived: string
    readonly deleted: string
    readonly deletedOn: (values: { date: string }) => string
    readonly restorable: (values: { date: string; until: string }) => string
    readonly forbidden: string
  }
  export const recordingFactText: {
    readonly talk: string
    readonly over: string
    readonly copyLine: string
    readonly fileFormat: string
    readonly fileSize: string
    readonly megabytes: (values: { size: string }) => string
  }
}

declare module 'text:recording-export' {
  export const recordingDownloadText: {
    readonly download: string
    readonly downloading: (values: { done: string; total: string }) => string
    readonly downloadProgress: string
    readonly cancel: string
    readonly saved: (values: { name: string }) => string
    readonly verified: string
    readonly unverified: string
    readonly keepSafe: string
    readonly showInFolder: string
    readonly mismatch: {
      readonly title: string
      readonly body: string
      readonly nextStep: string
    }
    readonly empty: {
      readonly title: string
      readonly body: string
    }
    readonly retry: string
    readonly mayNot: string
    readonly gone: string
    readonly brokeOff: string
  }
  export const newExportText: {
    readonly open: string
    readonly title: string
    readonly titleCalls: (values: { calls: number }) => string
    readonly titleAtLeast: (values: { calls: number }) => string
    readonly titleBoth: (values: { calls: number; recordings: number }) => string
    readonly titleBothAtLeast: (values: { calls: number; recordings: number }) => string
    readonly notCounted: string
    readonly what: string
    readonly recordings: string
    readonly list: string
    readonly noRecordings: string
    readonly listOnly: string
    readonly as: string
    readonly forms: {
      readonly folder: string
      readonly zip: string
      readonly xlsx: string
      readonly csv: string
    }
    readonly names: string
    readonly sample: (values: { name: string }) => string
    readonly insert: string
    readonly parts: {
      readonly date: string
      readonly time: string
      readonly number: string
      readonly person: string
    }
    readonly samplePerson: string
    readonly namesMissing: string
    readonly namesTooLong: (values: { most: number }) => string
    readonly where: string
    readonly noPlace: string
    readonly choose: {
      readonly folder: string
      readonly file: string
    }
    readonly size: (values: { size: string }) => string
    readonly sizeAndFree: (values: { size: string; free: string }) => string
    readonly free: (values: { free: string }) => string
    readonly shortage: {
      readonly title: string
      readonly body: (values: { needed: string; free: string }) => string
      readonly anyway: string
    }
    readonly running: {
      readonly title: string
      readonly body: string
    }
    readonly placeLost: string
    readonly start: string
    readonly started: string
  }
  export const runningExportText: {
    readonly label: string
    readonly progress: string
    readonly exporting: (values: { done: number; total: number; size: string }) => string
    readonly exportingFor: (values: { done: number; total: number; size: string; time: string }) => string
    readonly listing: (values: { done: number; total: number }) => string
    readonly listingFor: (values: { done: number; total: number; time: string }) => string
    readonly left: {
      readonly soon: string
      readonly minutes: (values: { count: number }) => string
      readonly hours: (values: { count: number }) => string
    }
    readonly paused: (values: { done: number; total: number }) => string
    readonly waiting: (values: { done: number; total: number; time: string }) => string
    readonly done: (values: { failed: number; saved: number; place: string }) => string
    readonly without: (values: { count: number }) => string
    readonly listed: (values: { calls: number; place: string }) => string
    readonly cancelled: string
    readonly stopped: (values: { done: number; total: number; why: string }) => string
    readonly unfinished: (values: { place: string; saved: number; total: number }) => string
    readonly pause: string
    readonly pauseLong: string
    readonly resume: string
    readonly resumeLong: string
    readonly cancel: string
    readonly cancelLong: string
    readonly discard: string
    readonly discardLong: string
    readonly showReport: string
    readonly showInFolder: string
    readonly why: string
    readonly whyTitle: string
    readonly close: string
    readonly notResumed: string
    readonly announced: {
      readonly waiting: string
      readonly paused: string
    }
  }
  export const endExportText: {
    readonly cancelTitle: string
    readonly discardTitle: string
    readonly body: string
    readonly keep: string
    readonly keepUnfinished: string
    readonly cancel: string
    readonly discard: string
  }
  export const exportReportText: {
    readonly title: (values: { count: number }) => string
    readonly shown: (values: { shown: number }) => string
    readonly manifest: string
    readonly reasons: {
      readonly mismatch: string
      readonly empty: string
      readonly forbidden: string
      readonly 'not-found': string
      readonly conflict: string
      readonly timeout: string
      readonly 'portal-unavailable': string
      readonly 'portal-unexpected': string
    }
    readonly otherReason: string
  }
}

declare module 'text:recording-filters' {
  export const filtersText: {
    readonly search: string
    readonly field: {
      readonly both: string
      readonly party: string
      readonly text: string
    }
    readonly filters: (values: { count: number }) => string
    readonly date: string
    readonly dateIs: (values: { range: string }) => string
    readonly ranges: {
      readonly today: string
      readonly yesterday: string
      readonly 'last-7-days': string
      readonly 'last-30-days': string
      readonly 'this-month': string
      readonly 'last-month': string
      readonly 'last-12-months': string
    }
    readonly between: string
    readonly betweenIs: (values: { from: string; to: string }) => string
    readonly direction: string
    readonly anyDirection: string
    readonly person: string
    readonly personIs: (values: { name: string }) => string
    readonly length: string
    readonly anyLength: string
    readonly upToSeconds: (values: { seconds: number }) => string
    readonly upToMinutes: (values: { minutes: number }) => string
    readonly atLeastMinutes: (values: { minutes: number }) => string
    readonly atLeastSeconds: (values: { seconds: number }) => string
    readonly more: string
    readonly recorded: string
    readonly unrecorded: string
    readonly held: string
    readonly unheld: string
    readonly tag: string
    readonly tagged: (values: { tag: string }) => string
    readonly remove: (values: { filter: string }) => string
    readonly clearAll: string
    readonly inApp: string
    readonly hidden: (values: { count: number }) => string
    readonly show: string
    readonly hideEmpty: string
    readonly part: (values: { days: number; from: string; to: string }) => string
    readonly earlier: string
    readonly later: string
    readonly notKept: (values: { date: string }) => string
  }
  export const betweenDatesText: {
    readonly title: string
    readonly lead: (values: { zone: string }) => string
    readonly fromDate: string
    readonly fromTime: string
    readonly toDate: string
    readonly toTime: string
    readonly apply: string
    readonly required: string
    readonly backwards: string
  }
  export const personFilterText: {
    readonly people: string
    readonly anyone: string
    readonly looking: string
    readonly count: (values: { count: number }) => string
    readonly first: (values: { count: number }) => string
    readonly firstOfAll: (values: { count: number }) => string
    readonly none: string
    readonly noneOfAll: string
    readonly failed: string
  }
  export const tagFilterText: {
    readonly title: string
    readonly label: string
    readonly hint: string
    readonly apply: string
    readonly required: string
  }
  export const goToText: {
    readonly open: string
    readonly title: string
    readonly lead: (values: { zone: string }) => string
    readonly date: string
    readonly time: string
    readonly go: string
    readonly required: string
    readonly future: string
  }
  export const zoneChoiceText: {
    readonly label: string
    readonly zone: (values: { zone: string; offset: string }) => string
    readonly utc: string
  }
  export const savedSearchesText: {
    readonly open: string
    readonly save: string
    readonly remove: string
    readonly title: string
    readonly name: string
    readonly hint: string
    readonly required: string
    readonly full: string
    readonly saveIt: string
    readonly removeTitle: string
    readonly removeIt: (values: { name: string }) => string
    readonly removed: string
    readonly saved: string
  }
  export const nothingFoundText: {
    readonly title: string
    readonly inRange: string
    readonly cannotSearch: string
    readonly cannotSearchBody: string
    readonly cannotSearchNumber: string
    readonly unknownPerson: (values: { name: string }) => string
    readonly unknownPersonBody: string
    readonly looking: string
    readonly steps: string
    readonly without: (values: { filter: string; count: number }) => string
    readonly withoutTyped: (values: { typed: string; count: number }) => string
    readonly withoutUncounted: (values: { name: string }) => string
    readonly wider: (values: { range: string; count: number }) => string
    readonly nowhere: string
  }
}

declare module 'text:recording-player' {
  export const playerText: {
    readonly player: string
    readonly play: string
    readonly pausePlaying: string
    readonly position: string
    readonly positionSpoken: (values: { position: string; length: string }) => string
    readonly progress: (values: { position: string; length: string }) => string
    readonly spoken: {
      readonly seconds: (values: { seconds: number }) => string
      readonly minutes: (values: { minutes: number; seconds: number }) => string
      readonly hours: (values: { hours: number; minutes: number }) => string
    }
    readonly jump: {
      readonly back: (values: { seconds: number }) => string
      readonly forward: (values: { seconds: number }) => string
    }
    readonly speed: string
    readonly speedOf: (values: { speed: string }) => string
    readonly speedKeys: string
    readonly volume: string
    readonly volumeOf: (values: { percent: number }) => string
    readonly off: string
    readonly repeat: string
    readonly swap: string
    readonly skipSilence: string
    readonly skipped: (values: { seconds: number }) => string
    readonly loading: string
    readonly loadingWhole: string
    readonly percent: (values: { percent: number }) => string
    readonly part: (values: { part: number; parts: number }) => string
    readonly mute: (values: { name: string }) => string
    readonly only: (values: { name: string }) => string
    readonly everyone: string
    readonly sideA: string
    readonly sideB: string
    readonly pause: (values: { at: string; length: string }) => string
    readonly noWaveform: string
    readonly failed: string
    readonly forbidden: {
      readonly title: string
      readonly body: string
    }
    readonly interrupted: {
      readonly title: string
      readonly body: string
      readonly retry: string
    }
    readonly unplayable: {
      readonly title: string
      readonly titleOf: (values: { format: string }) => string
      readonly download: string
      readonly ask: string
    }
  }
  export const miniPlayerText: {
    readonly label: string
    readonly play: string
    readonly pause: string
    readonly close: string
    readonly progress: (values: { position: string; length: string }) => string
    readonly failed: string
  }
}

declare module 'text:recording-reason' {
  export const recordingReasonText: {
    readonly why: {
      readonly play: string
      readonly save: string
    }
    readonly reason: string
    readonly recorded: string
    readonly missing: string
    readonly tooLong: (values: { most: number }) => string
  }
}

declare module 'text:recordings' {
  export const recordingsText: {
    readonly title: string
    readonly list: string
    readonly refresh: string
    readonly columns: {
      readonly start: string
      readonly other: string
      readonly own: string
      readonly length: string
    }
    readonly count: (values: { count: number }) => string
    readonly atLeast: (values: { count: number }) => string
    readonly day: (values: { day: string; count: number }) => string
    readonly days: string
    readonly number: (values: { count: number }) => string
    readonly newer: (values: { count: number }) => string
    readonly newerTold: (values: { count: number }) => string
    readonly searched: {
      readonly back: (values: { date: string }) => string
      readonly up: (values: { date: string }) => string
      readonly told: (values: { count: number; date: string }) => string
      readonly cancel: string
      readonly on: string
      readonly none: string
    }
    readonly chooseOne: {
      readonly title: string
      readonly body: string
    }
    readonly back: string
  }
  export const chosenCallsText: {
    readonly begin: string
    readonly label: string
    readonly count: (values: { count: number }) => string
    readonly atLeast: (values: { count: number }) => string
    readonly all: (values: { count: number }) => string
    readonly allAtLeast: string
    readonly full: (values: { most: number }) => string
    readonly clear: string
  }
  export const recordingProblemsText: {
    readonly columns: {
      readonly when: string
      readonly party: string
      readonly why: string
    }
    readonly unknown: string
  }
  export const recordingRowText: {
    readonly open: string
    readonly play: string
    readonly choose: string
    readonly takeOut: string
    readonly copyNumber: string
  }
  export const callText: {
    readonly direction: {
      readonly inbound: string
      readonly outbound: string
      readonly internal: string
    }
    readonly withheld: string
    readonly person: (values: { name: string; number: string }) => string
    readonly parties: (values: { caller: string; callee: string }) => string
    readonly states: {
      readonly preparing: string
      readonly unanswered: string
      readonly none: string
      readonly empty: string
      readonly archived: string
      readonly deleted: string
      readonly forbidden: string
    }
    readonly held: string
    readonly moment: (values: { moment: string; offset: string }) => string
    readonly gone: string
    readonly facts: {
      readonly from: string
      readonly to: string
      readonly copyFrom: string
      readonly copyTo: string
    }
  }
}

declare module 'text:recordings-on-dashboard' {
  export const recordingsOnDashboardText: {
    readonly title: string
    readonly all: string
    readonly none: string
    readonly zone: (values: { zone: string; offset: string }) => string
    readonly find: string
    readonly play: (values: { name: string }) => string
  }
}

declare module 'text:recovery' {
  export const recoveryText: {
    readonly breadcrumb: string
    readonly title: string
    readonly lead: string
    readonly email: string
    readonly emailMissing: string
    readonly reset: string
    readonly unknown: string
    readonly contactTitle: string
    readonly contactLead: string
    readonly sent: {
      readonly title: string
      readonly body: (values: { email: string }) => string
      readonly next: string
      readonly soon: string
      readonly usual: (values: { minutes: number }) => string
      readonly spam: string
      readonly again: string
      readonly againIn: (values: { time: string }) => string
    }
    readonly returnToLogin: string
  }
  export const unableToCompleteText: {
    readonly link: string
    readonly title: string
    readonly users: string
    readonly administrators: string
    readonly ticket: {
      readonly title: string
      readonly lines: {
        readonly title: string
        readonly company: string
        readonly clientId: (values: { clientId: string }) => string
        readonly email: string
        readonly request: string
      }
      readonly copy: string
    }
    readonly contact: string
  }
}

declare module 'text:recovery-methods' {
  export const recoveryMethodsText: {
    readonly another: string
    readonly troubles: string
    readonly choice: {
      readonly lead: string
      readonly 'emailed-temporary-password': {
        readonly name: string
        readonly body: string
      }
      readonly 'emailed-link': {
        readonly name: string
        readonly body: string
      }
      readonly 'phone-code': {
        readonly name: string
        readonly body: string
      }
    }
    readonly none: string
    readonly link: {
      readonly lead: string
      readonly send: string
      readonly have: string
      readonly sent: {
        readonly title: string
        readonly body: (values: { email: string }) => string
        readonly next: string
      }
      readonly pasteLead: string
      readonly paste: string
      readonly pasteMissing: string
      readonly open: string
      readonly troubles: {
        readonly spam: string
        readonly address: string
        readonly newest: string
      }
    }
    readonly opened: {
      readonly title: string
      readonly signedIn: (values: { portal: string }) => string
      readonly locked: (values: { portal: string }) => string
      readonly elsewhere: (values: { portal: string }) => string
      readonly warning: string
      readonly goOn: (values: { portal: string }) => string
      readonly goOnHere: string
    }
    readonly newPassword: {
      readonly lead: (values: { account: string }) => string
      readonly save: string
      readonly unclear: {
        readonly title: string
        readonly body: string
      }
    }
    readonly startAgain: string
    readonly off: {
      readonly title: string
      readonly body: (values: { time: string }) => string
      readonly next: string
    }
    readonly phone: {
      readonly lead: {
        readonly password: string
        readonly email: string
      }
      readonly number: string
      readonly numberHint: string
      readonly numberMissing: string
      readonly send: string
      readonly otherNumber: string
      readonly sent: {
        readonly sms: (values: { number: string }) => string
        readonly call: (values: { number: string }) => string
      }
      readonly enterCode: string
      readonly anotherCode: string
      readonly code: string
      readonly codeHint: string
      readonly codeHintOf: (values: { length: number }) => string
      readonly codeMissing: string
      readonly go: string
      readonly expires: (values: { time: string }) => string
      readonly expired: string
      readonly notReceived: string
      readonly call: string
      readonly sms: string
      readonly smsIn: (values: { time: string }) => string
      readonly otherMethod: string
      readonly troubles: {
        readonly slow: string
        readonly number: string
        readonly wrongCodes: string
      }
      readonly unverified: string
      readonly unverifiedCall: (values: { number: string }) => string
    }
    readonly accounts: {
      readonly lead: {
        readonly password: string
        readonly email: string
      }
      readonly label: string
    }
    readonly email: {
      readonly title: string
      readonly found: (values: { email: string }) => string
      readonly foundBody: string
      readonly goOn: string
      readonly breadcrumb: string
    }
  }
}

declare module 'text:session' {
  export const sessionText: {
    readonly title: string
    readonly form: string
    readonly login: string
    readonly signingIn: string
    readonly fields: {
      readonly clientId: string
      readonly username: string
      readonly password: string
      readonly region: string
      readonly accountSid: string
      readonly apiKey: string
      readonly apiToken: string
    }
    readonly missing: {
      readonly clientId: string
      readonly username: string
      readonly password: string
      readonly region: string
      readonly accountSid: string
      readonly apiKey: string
      readonly apiToken: string
    }
    readonly keep: string
    readonly keptIn: {
      readonly windows: {
        readonly ready: string
        readonly locked: string
        readonly denied: string
        readonly unavailable: string
        readonly 'not-answering': string
      }
      readonly macos: {
        readonly ready: string
        readonly locked: string
        readonly denied: string
        readonly unavailable: string
        readonly 'not-answering': string
      }
      readonly linux: {
        readonly ready: string
        readonly locked: string
        readonly denied: string
        readonly unavailable: string
        readonly 'not-answering': string
      }
    }
    readonly wrong: {
      readonly title: string
      readonly body: string
      readonly bodyWithoutReset: string
    }
    readonly otherRegion: {
      readonly onlyOther: (values: { region: string }) => string
      readonly anyOther: string
      readonly attempt: (values: { region: string }) => string
    }
    readonly othersCanSignIn: string
    readonly ended: {
      readonly 'signed-out': string
      readonly expired: string
    }
    readonly signOutIncomplete: string
    readonly notRestored: string
    readonly forgotten: string
    readonly forgottenEmail: string
    readonly recovered: {
      readonly password: string
      readonly email: string
    }
    readonly needHelp: string
    readonly anotherAccount: string
    readonly help: string
    readonly proof: {
      readonly title: string
      readonly body: string
      readonly password: string
      readonly wrong: string
      readonly confirm: string
    }
    readonly signOut: string
  }
  export const signInHelpText: {
    readonly title: string
    readonly forgottenPassword: {
      readonly title: string
      readonly body: string
      readonly methods: {
        readonly 'emailed-temporary-password': string
        readonly 'emailed-link': string
        readonly 'phone-code': string
      }
    }
    readonly apiKey: {
      readonly title: string
      readonly body: string
    }
    readonly forgottenUsername: {
      readonly title: string
      readonly clientIdTitle: string
      readonly 'contact-provider': string
      readonly 'ask-admin': {
        readonly users: string
        readonly administrators: string
      }
    }
    readonly forgottenEmail: {
      readonly title: string
      readonly body: string
    }
    readonly contact: string
  }
}

declare module 'text:settings' {
  export const settingsText: {
    readonly title: string
    readonly appearance: string
    readonly themes: {
      readonly system: string
      readonly light: string
      readonly dark: string
    }
    readonly themeLabel: string
    readonly language: string
    readonly systemLanguage: string
    readonly security: string
    readonly lockAfter: string
    readonly lockTimes: {
      readonly '0': string
      readonly '1': string
      readonly '5': string
      readonly '15': string
      readonly '60': string
    }
    readonly lockHint: string
    readonly contentProtection: string
    readonly contentProtectionHint: {
      readonly windows: string
      readonly macos: string
    }
    readonly managedBy: {
      readonly 'computer-group-policy': string
      readonly 'user-group-policy': string
      readonly 'computer-profile': string
      readonly 'user-profile': string
      readonly file: (values: { path: string }) => string
    }
    readonly portal: string
    readonly portalName: string
    readonly portalAddress: string
    readonly about: string
    readonly aboutThisApp: string
    readonly version: string
    readonly signature: string
    readonly signed: string
    readonly signedBy: (values: { publisher: string }) => string
    readonly unsigned: string
    readonly updateChannel: string
    readonly released: string
    readonly channel: (values: { name: string }) => string
    readonly byAdministrator: string
    readonly noUpdates: string
    readonly licences: string
  }
}

declare module 'text:ui' {
  export const uiText: {
    readonly product: string
    readonly notStarted: string
    readonly capsLock: string
    readonly showPassword: string
    readonly passwordEnds: {
      readonly space: {
        readonly start: string
        readonly end: string
        readonly both: string
      }
      readonly invisible: {
        readonly start: string
        readonly end: string
        readonly both: string
      }
    }
    readonly removeEnds: string
    readonly close: string
    readonly done: string
    readonly cancel: string
    readonly unsaved: string
    readonly discard: string
    readonly copied: string
    readonly notCopied: string
    readonly clearsIn: (values: { seconds: number }) => string
    readonly details: string
    readonly copyDetails: string
    readonly loading: string
    readonly remaining: {
      readonly minutes: (values: { count: number }) => string
      readonly hours: (values: { count: number }) => string
      readonly days: (values: { count: number }) => string
    }
    readonly skipToContent: string
    readonly breadcrumb: string
    readonly leave: {
      readonly unsaved: {
        readonly title: string
        readonly body: string
      }
      readonly 'shown-once': {
        readonly title: string
        readonly body: string
      }
      readonly stay: string
      readonly leave: string
    }
  }
}

declare module 'text:updates' {
  export const updatesText: {
    readonly idle: string
    readonly newest: (values: { time: string }) => string
    readonly checking: string
    readonly unchecked: {
      readonly unreachable: string
      readonly untrusted: string
    }
    readonly available: {
      readonly person: (values: { version: string }) => string
      readonly administrator: (values: { version: string }) => string
      readonly 'moved-app': (values: { version: string }) => string
    }
    readonly downloading: (values: { version: string }) => string
    readonly ready: (values: { version: string }) => string
    readonly failed: {
      readonly unreachable: (values: { version: string }) => string
      readonly damaged: (values: { version: string }) => string
      readonly untrusted: (values: { version: string }) => string
      readonly 'not-installed': (values: { version: string }) => string
    }
    readonly readyTitle: (values: { version: string }) => string
    readonly readyBody: string
    readonly availableTitle: (values: { version: string }) => string
    readonly failedTitle: string
    readonly check: string
    readonly again: string
    readonly restart: string
    readonly download: string
    readonly later: string
    readonly failedBody: {
      readonly unreachable: (values: { version: string }) => string
      readonly damaged: (values: { version: string }) => string
      readonly untrusted: (values: { version: string }) => string
      readonly 'not-installed': (values: { version: string }) => string
    }
  }
}

declare module 'text:users' {
  export const sendPasswordText: {
    readonly title: string
    readonly lead: string
    readonly send: string
    readonly gone: string
    readonly noEmail: {
      readonly title: string
      readonly body: string
    }
    readonly confirm: {
      readonly title: (values: { name: string }) => string
      readonly mailed: (values: { email: string }) => string
      readonly unseen: string
      readonly temporary: string
      readonly present: string
      readonly send: string
    }
    readonly sent: {
      readonly title: (values: { email: string }) => string
      readonly body: (values: { time: string }) => string
      readonly spam: string
    }
    readonly unknown: {
      readonly title: string
      readonly body: (values: { host: string }) => string
    }
    readonly tooMany: {
      readonly title: string
      readonly body: (values: { time: string }) => string
      readonly over: string
    }
  }
  export const userRowText: {
    readonly open: string
    readonly copyUsername: string
    readonly copyEmail: string
  }
  export const usersText: {
    readonly title: string
    readonly lead: string
    readonly refresh: string
    readonly search: string
    readonly list: string
    readonly columns: {
      readonly name: string
      readonly username: string
      readonly email: string
    }
    readonly all: (values: { count: number }) => string
    readonly found: (values: { found: number; total: number }) => string
    readonly loading: (values: { total: number; loaded: number }) => string
    readonly stop: string
    readonly stopped: (values: { loaded: number; total: number }) => string
    readonly loadRest: string
    readonly full: (values: { count: number }) => string
    readonly repeating: (values: { count: number }) => string
    readonly none: {
      readonly title: string
      readonly body: string
    }
    readonly nothingFound: {
      readonly title: string
      readonly body: string
      readonly whileLoading: string
      readonly clear: string
    }
    readonly chooseOne: {
      readonly title: string
      readonly body: string
    }
    readonly back: string
    readonly copy: {
      readonly username: string
      readonly email: string
    }
    readonly noEmail: string
  }
}

declare module 'text:language' {
  /** The language that the page is shown in. */
  export const language: import('text:languages').Language
  /** The language with the person's own region: dates and numbers follow it. */
  export const locale: string
}

declare module 'text:languages' {
  export interface Language {
    /** As in BCP 47. */
    readonly tag: string
    readonly direction: 'ltr' | 'rtl'
    /** Nobody's language, made from English to test what a translation would break. */
    readonly forTests: boolean
  }
  /** The languages of this build. */
  export const languages: readonly Language[]
}
