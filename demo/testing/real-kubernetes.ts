import { objectAt, itemsAt, textAt } from '../kubernetes/json'
import type { Answer, CallOptions } from './kube-client'
import { readFileSync } from 'node:fs'
import { request as httpsRequest } from 'node:https'
import { parse } from 'yaml'

export interface RealKubernetes {
  readonly call: (path: string, options?: CallOptions) => Promise<Answer>
}

/** The API server that the variable REAL_KUBECONFIG leads to, as its context `admin`; undefined when it is not set. */
export function realKubernetes(): RealKubernetes | undefined {
  const file = process.env.REAL_KUBECONFIG
  return file === undefined || file === '' ? undefined : connect(parse(readFileSync(file, 'utf8')))
}

function connect(config: unknown): RealKubernetes {
  const named = (list: string, name: string) => itemsAt(config, list).find((item) => textAt(item, 'name') === name)
  const context = objectAt(named('contexts', 'admin'), 'context')
  const cluster = objectAt(named('clusters', textAt(context, 'cluster')), 'cluster')
  const user = objectAt(named('users', textAt(context, 'user')), 'user')
  const ca = bytesOf(cluster, 'certificate-authority')
  const cert = bytesOf(user, 'client-certificate')
  const key = bytesOf(user, 'client-key')
  const token = textAt(user, 'token')
  const tls = {
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
    rejectUnauthorized: cluster['insecure-skip-tls-verify'] !== true,
  }
  const authorization = token === '' ? {} : { authorization: `Bearer ${token}` }
  return {
    call: (path, { method = 'GET', headers = {}, body } = {}) =>
      new Promise((resolve, reject) => {
        const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body)
        const length = { 'content-length': String(Buffer.byteLength(text)) }
        const request = httpsRequest(
          `${textAt(cluster, 'server')}${path}`,
          { method, ...tls, headers: { 'content-type': 'application/json', ...authorization, ...length, ...headers } },
          (response) => {
            const chunks: Buffer[] = []
            response.on('data', (chunk: Buffer) => chunks.push(chunk))
            response.on('error', reject)
            response.on('end', () => {
              const answer = Buffer.concat(chunks).toString('utf8')
              const parsed: unknown = answer.startsWith('{') ? JSON.parse(answer) : undefined
              resolve({ status: response.statusCode ?? 0, headers: response.headers, text: answer, body: parsed })
            })
          },
        )
        request.on('error', reject)
        request.end(text)
      }),
  }
}

/** Kubeconfigs hold a file, or the name of one. */
function bytesOf(holder: object, key: string): Buffer | undefined {
  const data = textAt(holder, `${key}-data`)
  if (data !== '') return Buffer.from(data, 'base64')
  return textAt(holder, key) === '' ? undefined : readFileSync(textAt(holder, key))
}
