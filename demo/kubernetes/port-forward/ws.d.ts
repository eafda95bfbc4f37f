// What the demo uses of the package, which brings no types.
declare module 'ws' {
  import type { EventEmitter } from 'node:events'
  import type { IncomingMessage } from 'node:http'
  import type { Duplex } from 'node:stream'

  export interface WebSocket extends EventEmitter {
    send(data: Buffer): void
    close(code?: number): void
    terminate(): void
    on(event: 'message', listener: (data: Buffer, isBinary: boolean) => void): this
    on(event: 'close' | 'error', listener: () => void): this
  }

  export interface ServerOptions {
    readonly noServer: true
    readonly maxPayload: number
    readonly perMessageDeflate: false
    readonly handleProtocols: (offered: ReadonlySet<string>) => string | false
  }

  export class WebSocketServer {
    constructor(options: ServerOptions)
    handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer, callback: (socket: WebSocket) => void): void
  }
}
