import { createKubeApi } from '@/demo/testing/kube-api'
import { type ServerProcess, startServer } from '@/demo/testing/server-process'
import type { ServerCertificate } from '@/demo/kubernetes/certificate'
import { DEMO_TOKENS } from '@/demo/kubernetes/users'
import { createPublicKey } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The token of the user who may do everything. */
export const ADMIN_TOKEN = 'demo-admin'

export interface ApiServerOptions {
  readonly binary: string
  readonly etcd: string
  /** Holds the certificate, the token file and the log; a server that is started again there has the same address and keys. */
  readonly directory: string
  readonly port: number
  readonly certificate: ServerCertificate
  /** Kinds that are watched in etcd itself, so that compacting it is noticed: `services`. */
  readonly uncached?: readonly string[]
}

export interface ApiServer extends ServerProcess {
  /** https; without a slash at the end. */
  readonly url: string
  readonly caPem: string
}

/** Starts a kube-apiserver with RBAC, the users of `users.ts` and nothing else: no nodes, no controllers, no service accounts in pods. */
export async function startApiServer(options: ApiServerOptions): Promise<ApiServer> {
  const { binary, etcd, directory, port, certificate, uncached = [] } = options
  const at = (name: string): string => join(directory, name)
  await mkdir(directory, { recursive: true })
  await Promise.all([
    writeFile(at('tokens.csv'), tokenFile(), { mode: 0o600 }),
    writeFile(at('api.crt'), certificate.cert),
    writeFile(at('api.key'), certificate.key, { mode: 0o600 }),
    writeFile(at('api.pub'), createPublicKey(certificate.key).export({ type: 'spki', format: 'pem' })),
  ])
  const probe = createKubeApi(`https://127.0.0.1:${port}`, certificate.caPem, ADMIN_TOKEN)
  const url = `https://127.0.0.1:${port}`
  const server = await startServer({
    name: 'kube-apiserver',
    binary,
    args: [
      `--etcd-servers=${etcd}`,
      '--service-account-issuer=https://kubernetes.default.svc',
      `--service-account-key-file=${at('api.pub')}`,
      `--service-account-signing-key-file=${at('api.key')}`,
      `--cert-dir=${at('certificates')}`,
      `--tls-cert-file=${at('api.crt')}`,
      `--tls-private-key-file=${at('api.key')}`,
      `--token-auth-file=${at('tokens.csv')}`,
      '--authorization-mode=RBAC',
      '--service-cluster-ip-range=10.96.0.0/16',
      '--disable-admission-plugins=ServiceAccount',
      `--secure-port=${port}`,
      '--bind-address=127.0.0.1',
      '--advertise-address=127.0.0.1',
      '--enable-priority-and-fairness=false',
      ...(uncached.length === 0 ? [] : [`--watch-cache-sizes=${uncached.map((kind) => `${kind}#0`).join(',')}`]),
    ],
    log: at('kube-apiserver.log'),
    ready: async () => (await probe.call('/readyz')).status === 200,
  }).finally(() => probe.close())
  return { ...server, url, caPem: certificate.caPem }
}

/** As the option wants it: token, name, uid, groups. */
function tokenFile(): string {
  const lines = [...DEMO_TOKENS].map(
    ([token, { name, uid, groups }]) => `${token},${name},${uid},"${groups.join(',')}"`,
  )
  return `${lines.join('\n')}\n`
}
