import { calls, events } from 'virtual:bridge-names'
import { contextBridge, ipcRenderer } from 'electron'
import { createPageBridge } from './page-bridge.ts'

// Electron copies and freezes what it exposes.
contextBridge.exposeInMainWorld('bridge', createPageBridge(ipcRenderer, calls, events))
