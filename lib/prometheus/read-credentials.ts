import type { TlsMaterial } from '@/lib/outbound/http-request'
import type { PrometheusSettings } from './settings'

export interface Credentials {
  /** Extra headers, tenant and authorization of one call. */
  readonly headers: Readonly<Record<string, string>>
  readonly tls: TlsMaterial
  /** What must not appear in any text that leaves the adapter. */
  readonly secrets: readonly string[]
}

/** Reads what authenticates a call. @param fresh bypasses what the readers keep. Rejects when a file cannot be read. */
export async function readCredentials(settings: PrometheusSettings, fresh: boolean): Promise<Credentials> {
  const { tls } = settings
  const [ca, cert, key, authorization] = await Promise.all([
    tls.ca?.({ fresh }),
    tls.cert?.({ fresh }),
    tls.key?.({ fresh }),
    readAuthorization(settings.auth, fresh),
  ])
  return {
    headers: {
      ...settings.headers,
      ...(settings.tenant === undefined ? {} : { [settings.tenant.header]: settings.tenant.value }),
      ...(authorization === undefined ? {} : { authorization: authorization.header }),
    },
    tls: { ca, cert, key, insecureSkipVerify: tls.insecureSkipVerify },
    secrets: authorization?.secrets ?? [],
  }
}

async function readAuthorization(
  auth: PrometheusSettings['auth'],
  fresh: boolean,
): Promise<{ readonly header: string; readonly secrets: readonly string[] } | undefined> {
  switch (auth.type) {
    case 'none':
      return undefined
    case 'basic': {
      const password = await auth.password({ fresh })
      const encoded = Buffer.from(`${auth.username}:${password}`).toString('base64')
      return { header: `Basic ${encoded}`, secrets: [password, encoded] }
    }
    case 'bearer': {
      const token = await auth.token({ fresh })
      return { header: `Bearer ${token}`, secrets: [token] }
    }
  }
}
