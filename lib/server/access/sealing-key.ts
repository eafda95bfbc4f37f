import 'server-only'
import { changesFolder, changeStore } from '@/lib/server/edit/change-source'
import { getConfig } from '@/lib/server/process/config'
import { log } from '@/lib/server/process/log'
import { processWide } from '@/lib/std/process-wide'
import { hkdfSync, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What something is sealed for: a seal of one purpose opens for no other (security rule R2). */
export type SealPurpose = 'plan' | 'change'

const MIN_BYTES = 32

/**
 * The key of one purpose, made from the login key: that of `auth.login.key_file`, else the one that lies beside the records of
 * changes where they are kept in a file, else a random one of this process.
 *
 * @throws Error where the file of the settings cannot be read or is too short.
 */
export function sealingKey(purpose: SealPurpose): Buffer {
  const master = processWide('login-key', readLoginKey)
  return Buffer.from(hkdfSync('sha256', master, '', `pharos ${purpose}`, 32))
}

function readLoginKey(): Buffer {
  const { key_file } = getConfig().auth.login
  if (key_file === '') return (changeStore() === 'file' ? ownKey(changesFolder()) : undefined) ?? randomBytes(MIN_BYTES)
  const key = readFileSync(/* turbopackIgnore: true */ key_file)
  if (key.length < MIN_BYTES) throw new Error(`auth.login.key_file holds fewer than ${MIN_BYTES} bytes`)
  return key
}

/** Made at the first use, so that records can be opened after the next start; only its owner may read it. */
function ownKey(folder: string): Buffer | undefined {
  const path = join(folder, 'key')
  try {
    mkdirSync(/* turbopackIgnore: true */ folder, { recursive: true, mode: 0o700 })
    const made = randomBytes(MIN_BYTES)
    try {
      writeFileSync(/* turbopackIgnore: true */ path, made, { mode: 0o600, flag: 'wx' })
      return made
    } catch {
      // It is there already, or the folder is read-only: reading tells.
      const key = readFileSync(/* turbopackIgnore: true */ path)
      return key.length < MIN_BYTES ? undefined : key
    }
  } catch {
    log().warn({ folder }, 'no key can be kept here: records of changes cannot be opened after the next start')
    return undefined
  }
}
