import { Agent, request, type RequestOptions } from 'node:http'

export interface Answer {
  /** As it came over the wire. */
  readonly body: Buffer
  readonly encoding: string
  /** From the first byte sent to the last one received. */
  readonly tookMs: number
}

const agent = new Agent({ keepAlive: true })

/** Asks a server, over kept connections. Rejects for every status but 200. */
export function ask(
  url: string,
  { form, gzip = false }: { form?: URLSearchParams; gzip?: boolean } = {},
): Promise<Answer> {
  const options: RequestOptions = {
    agent,
    method: form === undefined ? 'GET' : 'POST',
    headers: {
      'accept-encoding': gzip ? 'gzip' : 'identity',
      ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    },
  }
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const call = request(url, options, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const tookMs = performance.now() - began
        const body = Buffer.concat(chunks)
        if (response.statusCode === 200) {
          resolve({ body, tookMs, encoding: response.headers['content-encoding'] ?? 'identity' })
          return
        }
        reject(new Error(`${url} answered ${response.statusCode ?? 'nothing'}: ${body.toString('utf8', 0, 500)}`))
      })
    })
    call.on('error', reject)
    call.end(form?.toString())
  })
}

export function closeConnections(): void {
  agent.destroy()
}
