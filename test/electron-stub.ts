import { EventEmitter } from 'node:events'

/**
 * Stands for the module `electron` in tests that run in plain Node, where importing the real one throws.
 * Holds only what the modules under test take from it by import; everything else they are handed.
 */
export const ipcMain = new EventEmitter()
export const app = { getPath: () => '/nowhere', getVersion: () => '0.0.0' }

export const net = {}
export const session = { defaultSession: { resolveProxy: async () => 'DIRECT' } }

// biome-ignore lint/style/noDefaultExport: electron-store imports electron's default export.
export default { app, ipcMain }
