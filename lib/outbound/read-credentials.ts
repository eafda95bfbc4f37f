import type { TlsMaterial } from '@/lib/outbound/http-request'
import type { ReadSecret } from '@/lib/outbound/secret-file'

/** What authenticates calls to a store. Credentials are functions, so that rotated files are followed. */
export interface CredentialSettings {
  /** Extra headers of every call. */
  readonly headers: Readonly<Record<string, string>>
  readonly tenant: { readonly header: string; readonly value: string } | undefined
  readonly auth:
    | { readonly type: 'none' }
    | { readonly type: 'basic'; readonly username: string; readonly password: ReadSecret }
    | { readonly type: 'bearer'; readonly token: ReadSecret }
  /** PEM texts; undefined = the system's authorities, no client certificate. */
  readonly tls: {
    readonly ca: ReadSecret | undefined
    readonly cert: ReadSecret | undefined
    readonly key: ReadSecret | undefined
    readonly insecureSkipVerify: boolean
  }
}

export interface Credentials {
  /** Extra headers, tenant and authorization of one call. */
  readonly headers: Readonly<Record<string, string>>
  readonly tls: TlsMaterial
  /** What must not appear in any text that leaves the adapter. */
  readonly secrets: readonly string[]
}

/** Reads what authenticates a call. @param fresh bypasses what the readers keep. Rejects when a file cannot be read. */
export async function readCredentials(settings: CredentialSettings, fresh: boolean): Promise<Credentials> {
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
  auth: CredentialSettings['auth'],
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
