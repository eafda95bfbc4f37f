import { readFile } from 'node:fs/promises'

/** Reads a credential. `fresh`: look again, because the upstream has just refused what was read before. */
export type ReadSecret = (options: { readonly fresh: boolean }) => Promise<string>

const KEPT_MS = 60_000

/**
 * A credential that lives in a file and is rotated there: read again every 60 s, and when asked for it fresh.
 * White space around it is dropped, for editors end files with a newline. A file that vanishes leaves what was read last
 * in force; the answer rejects only when nothing was ever read.
 */
export function secretFile(path: string, nowMs: () => number = () => performance.now()): ReadSecret {
  let kept: { readonly text: string; readonly at: number } | undefined
  return async ({ fresh }) => {
    if (kept !== undefined && !fresh && nowMs() - kept.at < KEPT_MS) return kept.text
    try {
      const text = (await readFile(path, 'utf8')).trim()
      kept = { text, at: nowMs() }
      return text
    } catch (error) {
      if (kept === undefined) throw error
      return kept.text
    }
  }
}
