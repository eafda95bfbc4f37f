import 'server-only'
import { fileChangeLog } from '@/lib/changelog/file-change-log'
import { memoryChangeLog } from '@/lib/changelog/memory-change-log'
import type { ChangeLog } from '@/lib/ports/change-log'
import { getConfig } from '@/lib/server/process/config'
import { environment, isInCluster } from '@/lib/server/process/env'
import { processWide } from '@/lib/std/process-wide'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where what was changed is kept. */
export function getChangeLog(): ChangeLog {
  return processWide('change-log', makeChangeLog)
}

/** The folder of records and of the key that seals them, where they are kept in a file. */
export function changesFolder(): string {
  const { folder } = getConfig().edit.changes
  if (folder !== '') return folder
  const { XDG_STATE_HOME = '' } = environment()
  return join(XDG_STATE_HOME === '' ? join(homedir(), '.local', 'state') : XDG_STATE_HOME, 'pharos')
}

export function changeStore(): 'file' | 'memory' {
  const { store } = getConfig().edit.changes
  if (store !== 'auto') return store
  return isInCluster() ? 'memory' : 'file'
}

function makeChangeLog(): ChangeLog {
  const { max_records: maxRecords, max_age } = getConfig().edit.changes
  const limits = { maxRecords, maxAgeMs: max_age * 1000 }
  if (changeStore() === 'memory') return memoryChangeLog(limits)
  return fileChangeLog(join(changesFolder(), 'changes.jsonl'), limits)
}
