import type { NamedText } from '@/lib/istio/checks/source/analyze-text'
import type { Dirent } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

const MAX_BYTES = 32 * 1024 * 1024
const OBJECTS = /\.(ya?ml|json)$/i

export interface ReadTexts {
  readonly texts: readonly NamedText[]
  /** One sentence for each path that cannot be read. */
  readonly unreadable: readonly string[]
}

/** What stands for the input that is piped in. */
const PIPED = '-'

/**
 * Reads files, `-` as what is piped in, and those files of folders that may hold objects; hidden folders and node_modules are
 * passed over. Links are not followed.
 */
export async function readTexts(paths: readonly string[]): Promise<ReadTexts> {
  const texts: NamedText[] = []
  const unreadable: string[] = []
  for (const path of paths) {
    try {
      if (path === PIPED) {
        const text = await readPiped()
        if (text === undefined) unreadable.push('What is piped in is larger than 32 MiB.')
        else texts.push({ name: 'stdin', text })
        continue
      }
      const named = await stat(path)
      const files = named.isDirectory() ? await filesOf(path) : [path]
      for (const name of files) {
        const { size } = await stat(name)
        if (size > MAX_BYTES) unreadable.push(`${name} is larger than 32 MiB.`)
        else texts.push({ name, text: await readFile(name, 'utf8') })
      }
    } catch (error) {
      unreadable.push(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return { texts, unreadable }
}

async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const inside = await Promise.all(entries.sort(byName).map((entry) => pathsOf(folder, entry)))
  return inside.flat()
}

async function pathsOf(folder: string, entry: Dirent): Promise<readonly string[]> {
  const path = join(folder, entry.name)
  if (entry.isDirectory()) return entry.name.startsWith('.') || entry.name === 'node_modules' ? [] : filesOf(path)
  return entry.isFile() && OBJECTS.test(entry.name) ? [path] : []
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1
}

/** Undefined: it is too large. */
async function readPiped(): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  const input: AsyncIterable<Buffer> = process.stdin
  for await (const chunk of input) {
    size += chunk.length
    if (size > MAX_BYTES) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
