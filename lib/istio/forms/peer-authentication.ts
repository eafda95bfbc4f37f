import { choice, group, keyed, map } from './fields'
import type { FormField } from './form-field'

const mode = choice(['mode', 'mtlsMode'], ['STRICT', 'PERMISSIVE', 'DISABLE', 'UNSET'], 'UNSET')

/** @see https://istio.io/latest/docs/reference/config/security/peer_authentication/ */
export const PEER_AUTHENTICATION: readonly FormField[] = [
  group('selector', [map('matchLabels')]),
  group('mtls', [mode]),
  keyed('portLevelMtls', [mode]),
]
