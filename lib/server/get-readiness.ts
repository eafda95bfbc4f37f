import 'server-only'
import { getConfig } from '@/lib/server/config'

export function getReadiness(): { readonly status: 'ok' } {
  getConfig() // throws where the framework's server was started directly with bad settings
  return { status: 'ok' }
}
