import type { ApiServerAddress } from './watch-proxy'
import type { IncomingMessage } from 'node:http'
import { type Agent, request as httpsRequest } from 'node:https'

export interface Answer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly text: string
  /** Undefined when the text is no JSON. */
  readonly body: unknown
}
export interface CallOptions {
  readonly method?: string
  /** Empty for none. */
  readonly token?: string
  readonly headers?: Readonly<Record<string, string>>
  /** A text goes out as it is, anything else as JSON. */
  readonly body?: unknown
}

/** Sends one request and reads the whole answer, whatever its status. @param agent none: a connection of its own */
export async function callApiServer(
  server: ApiServerAddress,
  path: string,
  options: CallOptions,
  agent?: Agent,
): Promise<Answer> {
  const response = await openAnswer(server, path, options, agent)
  let text = ''
  for await (const chunk of response.setEncoding('utf8')) text += String(chunk)
  return { status: response.statusCode ?? 0, headers: response.headers, text, body: parsed(text) }
}

/** Sends one request and waits for the head of the answer. */
export function openAnswer(
  server: ApiServerAddress,
  path: string,
  { method = 'GET', token = '', headers = {}, body }: CallOptions,
  agent?: Agent,
): Promise<IncomingMessage> {
  const text = typeof body === 'string' || body === undefined ? (body ?? '') : JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const request = httpsRequest(
      `${server.url}${path}`,
      {
        method,
        ca: server.caPem,
        agent: agent ?? false,
        headers: {
          ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          'content-length': String(Buffer.byteLength(text)),
          ...headers,
        },
      },
      resolve,
    )
    request.on('error', reject)
    request.end(text)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
