import 'server-only'
import type { MetricStoreConfig } from '@/lib/config/schema'
import { clientCredentials } from '@/lib/outbound/client-credentials'
import { createHttpClient } from '@/lib/outbound/http-client'
import type { CredentialSettings } from '@/lib/outbound/read-credentials'
import { type ReadSecret, secretFile } from '@/lib/outbound/secret-file'

type StoreConnection = Pick<MetricStoreConfig, 'headers' | 'auth' | 'tls'> & {
  readonly tenant: { readonly header: string; readonly value: string }
}

/** What authenticates calls to a configured store of whatever kind. */
export function storeCredentials({ headers, tenant, auth, tls }: StoreConnection): CredentialSettings {
  return {
    headers,
    tenant: tenant.value === '' ? undefined : { header: tenant.header, value: tenant.value },
    auth: credentials(auth, tls.ca_file),
    tls: {
      ca: optionalFile(tls.ca_file),
      cert: optionalFile(tls.cert_file),
      key: optionalFile(tls.key_file),
      insecureSkipVerify: tls.insecure_skip_verify,
    },
  }
}

function credentials(auth: MetricStoreConfig['auth'], caFile: string): CredentialSettings['auth'] {
  switch (auth.type) {
    case 'none':
      return { type: 'none' }
    case 'basic':
      return { type: 'basic', username: auth.username, password: secretFile(auth.password_file) }
    case 'bearer':
      return { type: 'bearer', token: secretFile(auth.token_file) }
    case 'oauth2':
      return { type: 'bearer', token: oauthToken(auth.oauth2, caFile) }
  }
}

/** The token server is trusted as the store is: by the system's authorities, or by the one of `tls.ca_file`. */
function oauthToken(oauth2: MetricStoreConfig['auth']['oauth2'], caFile: string): ReadSecret {
  const title = `the token server ${oauth2.token_url}`
  const http = createHttpClient({ source: 'oauth2', title, concurrency: 1, hosts: { loopbackNames: false } })
  return clientCredentials(
    {
      tokenUrl: oauth2.token_url,
      clientId: oauth2.client_id,
      clientSecret: secretFile(oauth2.client_secret_file),
      scopes: oauth2.scopes,
      ca: optionalFile(caFile),
    },
    http,
  )
}

function optionalFile(path: string): ReadSecret | undefined {
  return path === '' ? undefined : secretFile(path)
}
