import 'server-only'
import { formatProblems, parseConfig } from '@/lib/config/parse-config'
import type { Config } from '@/lib/config/schema'
import { environment } from '@/lib/server/process/env'
import { processWide } from '@/lib/std/process-wide'
import { existsSync, readFileSync } from 'node:fs'

const DEFAULT_FILE = '/etc/pharos/pharos.yaml'

/**
 * The settings of this process, read once. The start script has refused bad ones before the server listens, so here they
 * can only be bad where somebody starts the framework's server directly: then this throws with every problem named.
 */
export function getConfig(): Config {
  return processWide('config', loadConfig)
}

function loadConfig(): Config {
  const named = environment().PHAROS_CONFIG
  const name = named ?? DEFAULT_FILE
  const file =
    named !== undefined || existsSync(/* turbopackIgnore: true */ name)
      ? { name, text: readFileSync(/* turbopackIgnore: true */ name, 'utf8') }
      : undefined
  const result = parseConfig({ file, environment: environment() })
  if (!result.ok) throw new Error(`Pharos cannot start with these settings:\n${formatProblems(result.error)}`)
  return result.value
}
