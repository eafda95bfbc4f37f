import 'server-only'
import { getConfig } from '@/lib/server/process/config'

/** What anybody may know before logging in: how the installation is called. */
export function getInfo(): { readonly title: string } {
  return { title: getConfig().ui.title }
}
