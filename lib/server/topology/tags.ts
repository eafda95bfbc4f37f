import 'server-only'
import { getRevisionTags } from '@/lib/server/control-plane/revision-tags'
import { keptFor } from '@/lib/server/process/kept-for'
import { processWide } from '@/lib/std/process-wide'

/** Tags change when somebody installs or upgrades. */
const KEPT_MS = 300_000

/** Names that stand for revisions; none where Pharos may not read webhooks. */
export async function getTags(): Promise<ReadonlyMap<string, string>> {
  const told = await processWide('mesh-tags', () => keptFor(getRevisionTags, { keptMs: KEPT_MS }))()
  return told?.tags ?? new Map<string, string>()
}
