import 'server-only'
import type { User } from '@/lib/access/user'
import type { PageSettings } from '@/lib/config/page-settings'
import { getConfig } from '@/lib/server/config'
import packageJson from '@/package.json'
import { createHash } from 'node:crypto'

/** Ways to come in without a login of one's own. */
const ANONYMOUS: ReadonlySet<string> = new Set(['anonymous'])

/** What the pages may know of the installation. */
export function getPageSettings(user: User): PageSettings {
  const { ui } = getConfig()
  return {
    title: ui.title,
    banner: ui.banner.text === '' ? null : ui.banner,
    windows: ui.windows.toSorted((a, b) => a - b),
    refreshes: ui.refreshes,
    defaultWindow: ui.window,
    defaultRefresh: ui.refresh,
    documentationUrl: ui.docs_url === '' ? null : ui.docs_url,
    anonymous: ANONYMOUS.has(user.strategy),
    viewOnly: true,
    version: packageJson.version,
    userName: user.name,
    userKey: `user-${createHash('sha256').update(`${user.strategy} ${user.name}`).digest('hex').slice(0, 12)}`,
  }
}
