import { rename, writeFile } from 'node:fs/promises'

export interface KubeConfigContent {
  readonly url: string
  readonly caPem: string
  readonly token: string
}

/** Writes a kubeconfig of one user, or replaces it in one step, as tools do that renew credentials. */
export async function writeKubeConfig(path: string, { url, caPem, token }: KubeConfigContent): Promise<void> {
  const authority = Buffer.from(caPem).toString('base64')
  const content = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'real', cluster: { server: url, 'certificate-authority-data': authority } }],
    users: [{ name: 'user', user: { token } }],
    contexts: [{ name: 'real', context: { cluster: 'real', user: 'user' } }],
    'current-context': 'real',
  }
  await writeFile(`${path}.new`, JSON.stringify(content), { mode: 0o600 }) // JSON is YAML
  await rename(`${path}.new`, path)
}
