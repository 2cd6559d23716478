// biome-ignore-all lint/performance/noBarrelFile: the module's shape is Electron's.
import * as electron from './electron.ts'
import { provided } from './provided.ts'

/** The module `electron`, as main imports it. Importing a name that is missing here fails with that name. */
export { app } from './app.ts'
export { BrowserWindow } from './browser-window.ts'
export { ClipboardItem, clipboard, dialog, net, powerMonitor, shell, systemPreferences } from './desktop.ts'
export { ipcMain } from './ipc-main.ts'
export { Menu, MenuItem } from './menu.ts'
export { nativeTheme } from './native-theme.ts'
export { Notification } from './notification.ts'
export { protocol } from './protocol.ts'
export { screen } from './screen.ts'
export { session } from './session.ts'

// biome-ignore lint/style/noDefaultExport: electron-store takes the module so.
export default provided('electron', electron)
