import { formatProblems, parseConfig } from '@/lib/config/parse-config'
import type { Config } from '@/lib/config/schema'
import { failed, ok, type Result } from '@/lib/std/result'
import { existsSync, readFileSync } from 'node:fs'

const DEFAULT_FILE = '/etc/pharos/pharos.yaml'

/** Reads the settings as the server will. @returns them, or the text that says everything wrong with them. */
export function readSettings(environment: NodeJS.ProcessEnv): Result<Config, string> {
  const name = environment.PHAROS_CONFIG ?? DEFAULT_FILE
  if (environment.PHAROS_CONFIG !== undefined && !existsSync(name)) {
    return failed(`PHAROS_CONFIG names ${name}, which does not exist`)
  }
  const file = existsSync(name) ? { name, text: readFileSync(name, 'utf8') } : undefined
  const parsed = parseConfig({ file, environment })
  return parsed.ok ? ok(parsed.value) : failed(formatProblems(parsed.error))
}
