import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { createInterface } from 'node:readline'

/** A user of the FTP server: one folder, and the names of the empty files in it. */
export interface FtpAccount {
  password: string
  /** An absolute path. */
  directory: string
  files: string[]
}

export interface FtpServer {
  port: number
  close(): Promise<void>
}

/**
 * An FTP server (RFC 959, RFC 2428) on this computer's loopback where each user can sign in, enter a folder and list
 * it. Nothing can be read or written.
 *
 * @param accountOf is asked at every sign-in; undefined where there is no such user.
 */
export async function startFtpServer(accountOf: (username: string) => FtpAccount | undefined): Promise<FtpServer> {
  const sockets = new Set<Socket>()
  const servers = new Set<Server>()

  async function listen(serve: (socket: Socket) => void): Promise<Server> {
    const server = createServer((socket) => {
      sockets.add(socket)
      socket.on('error', () => {}).once('close', () => sockets.delete(socket))
      serve(socket)
    })
    servers.add(server)
    server.once('close', () => servers.delete(server))
    await once(server.listen(0, '127.0.0.1'), 'listening')
    return server
  }

  /** Waits for the one data connection of a command (RFC 959, 3.2). */
  async function openPassive() {
    const data = Promise.withResolvers<Socket>()
    const server = await listen((socket) => {
      server.close()
      data.resolve(socket)
    })
    return { port: portOf(server), data: data.promise }
  }

  const control = await listen((socket) => {
    const say = (reply: string) => socket.write(`${reply}\r\n`)
    let username = ''
    let account: FtpAccount | undefined
    let folder = '/'
    let data: Promise<Socket> | undefined

    async function list(line: (name: string) => string): Promise<void> {
      if (!data) return void say('425 Use EPSV or PASV first')
      say('150 Here it comes')
      const to = await data
      data = undefined
      const names = account && folder === account.directory ? account.files : []
      to.end(names.map((name) => `${line(name)}\r\n`).join(''))
      say('226 Done')
    }

    const anyone: Record<string, (parameter: string) => unknown> = {
      USER: (name) => {
        username = name
        account = undefined
        say('331 Password')
      },
      PASS: (password) => {
        const known = accountOf(username)
        account = known?.password === password ? known : undefined
        say(account ? '230 Signed in' : '530 Not signed in')
      },
      SYST: () => say('215 UNIX Type: L8'),
      FEAT: () => say('211-Features\r\n EPSV\r\n UTF8\r\n211 End'),
      OPTS: () => say('200 As always'),
      NOOP: () => say('200 Here'),
      QUIT: () => socket.end('221 Goodbye\r\n'),
    }
    const signedIn: Record<string, (parameter: string) => unknown> = {
      TYPE: () => say('200 As you like'),
      STRU: () => say('200 As always'),
      PWD: () => say(`257 "${folder.replaceAll('"', '""')}"`),
      CWD: (path) => {
        const wanted = path.startsWith('/') ? path : `${folder.replace(/\/$/, '')}/${path}`
        const isThere = wanted === '/' || wanted === account?.directory
        if (isThere) folder = wanted
        say(isThere ? '250 There' : '550 No such folder')
      },
      EPSV: async () => {
        const passive = await openPassive()
        data = passive.data
        say(`229 Listening (|||${passive.port}|)`)
      },
      PASV: async () => {
        const passive = await openPassive()
        data = passive.data
        say(`227 Listening (127,0,0,1,${passive.port >> 8},${passive.port & 255})`)
      },
      LIST: () => list((name) => `-r--r--r-- 1 ftp ftp 0 Jan  1 00:00 ${name}`),
      NLST: () => list((name) => name),
    }

    say('220 Ready')
    createInterface({ input: socket }).on('line', (line) => {
      const [, verb = '', parameter = ''] = /^(\S+)(?: (.*))?$/.exec(line) ?? []
      const command = verb.toUpperCase()
      const act = anyone[command] ?? (account ? signedIn[command] : undefined)
      if (act) void act(parameter)
      else say(command in signedIn ? '530 Sign in first' : '502 Not here')
    })
  })

  return {
    port: portOf(control),
    async close() {
      for (const socket of sockets) socket.destroy()
      await Promise.all([...servers].map((server) => once(server.close(), 'close')))
    },
  }
}

const portOf = (server: Server) => (server.address() as AddressInfo).port
