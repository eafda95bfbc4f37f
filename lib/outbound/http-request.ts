import type { Agent, IncomingHttpHeaders } from 'node:http'
import type { SecureContextOptions } from 'node:tls'

/** PEM texts. A connection is shared by calls of equal material only, so renewed certificates get new connections. */
export interface TlsMaterial {
  readonly ca?: SecureContextOptions['ca']
  readonly cert?: SecureContextOptions['cert']
  readonly key?: SecureContextOptions['key']
  readonly servername?: string | undefined
  readonly insecureSkipVerify?: boolean | undefined
}

export interface HttpRequest {
  /** For measurements: `query`, `list` … */
  readonly operation: string
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly url: URL
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly tls?: TlsMaterial
  /** Instead of the client's own connections; for proxies. */
  readonly agent?: Agent
  /** For what changes something: goes out on a connection of its own, so that nothing can make it go out again. */
  readonly once?: boolean
  readonly maxBytes: number
  readonly signal: AbortSignal
  /** Time limit of the whole call, waiting for a turn included. */
  readonly timeoutMs: number
}

export interface StreamRequest extends HttpRequest {
  /** Longest silence that is tolerated after the headers; `timeoutMs` holds until them. */
  readonly idleMs: number
  readonly maxLineBytes: number
  readonly onOpen: () => void
  readonly onLine: (line: string) => void
}

export interface PourRequest extends HttpRequest {
  /** Longest silence that is tolerated after the headers; `timeoutMs` holds until them. */
  readonly idleMs: number
  /** Nothing more is read until the promise has resolved, so a slow taker slows the other side down. */
  readonly onChunk: (chunk: Buffer) => Promise<void> | void
}

export interface HttpAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}
