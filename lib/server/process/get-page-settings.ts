import 'server-only'
import type { User } from '@/lib/access/user'
import type { PageSettings } from '@/lib/config/page-settings'
import { isViewOnly } from '@/lib/server/edit/editing-state'
import { getConfig } from '@/lib/server/process/config'
import packageJson from '@/package.json'
import { createHash } from 'node:crypto'

/** Ways to come in without a login of one's own. */
const ANONYMOUS: ReadonlySet<string> = new Set(['anonymous'])

/** What the pages may know of the installation. */
export function getPageSettings(user: User): PageSettings {
  const { graph, logs, metrics, ui } = getConfig()
  return {
    title: ui.title,
    banner: ui.banner.text === '' ? null : ui.banner,
    windows: ui.windows.toSorted((a, b) => a - b),
    refreshes: ui.refreshes,
    defaultWindow: ui.window,
    defaultRefresh: ui.refresh,
    groupings: metrics.group_by,
    traceLimit: ui.tracing_limit,
    presets: graph.presets,
    logs: { defaultLines: logs.default_lines, maxLines: logs.max_lines },
    documentationUrl: ui.docs_url === '' ? null : ui.docs_url,
    anonymous: ANONYMOUS.has(user.strategy),
    viewOnly: isViewOnly(),
    version: packageJson.version,
    userName: user.name,
    userKey: `user-${createHash('sha256').update(`${user.strategy} ${user.name}`).digest('hex').slice(0, 12)}`,
  }
}
