import type { IncomingMessage } from 'node:http'
import { Agent, request } from 'node:https'

export interface KubeAnswer {
  readonly status: number
  /** The JSON of the answer; its text where it is none. */
  readonly body: unknown
}

export interface KubeCall {
  readonly method?: string
  readonly contentType?: string
  readonly body?: unknown
}

/** A connection to a Kubernetes API server as one user, below any client library: what is sent is what stands there. */
export interface KubeApi {
  /** @throws when no answer arrives; every status is an answer. */
  call(path: string, call?: KubeCall): Promise<KubeAnswer>
  /** As `call`, and throws what the server says when the status is not 2xx. */
  must(path: string, call?: KubeCall): Promise<unknown>
  close(): void
}

const DEADLINE_MS = 30_000

export function createKubeApi(url: string, caPem: string, token: string): KubeApi {
  const agent = new Agent({ ca: caPem, keepAlive: true, maxSockets: 16 })
  const call = async (path: string, options: KubeCall = {}): Promise<KubeAnswer> => {
    const text = options.body === undefined ? '' : JSON.stringify(options.body)
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const sent = request(
        `${url}${path}`,
        {
          agent,
          method: options.method ?? 'GET',
          signal: AbortSignal.timeout(DEADLINE_MS),
          headers: {
            authorization: `Bearer ${token}`,
            accept: 'application/json',
            ...(text === '' ? {} : { 'content-type': options.contentType ?? 'application/json' }),
            'content-length': String(Buffer.byteLength(text)),
          },
        },
        resolve,
      )
      sent.on('error', reject)
      sent.end(text)
    })
    let answer = ''
    for await (const chunk of response.setEncoding('utf8')) answer += String(chunk)
    return { status: response.statusCode ?? 0, body: parsed(answer) }
  }
  return {
    call,
    async must(path, options) {
      const { status, body } = await call(path, options)
      if (status >= 200 && status < 300) return body
      throw new Error(`${options?.method ?? 'GET'} ${path}: ${status} ${JSON.stringify(body)}`)
    },
    close: () => agent.destroy(),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
