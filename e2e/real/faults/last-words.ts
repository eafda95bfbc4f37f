import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

const LINES = 12

/** The end of every log in the folder of a stack, for a failure that one of its servers may explain. */
export async function lastWords(directory: string): Promise<string> {
  const logs = (await readdir(directory)).filter((name) => name.endsWith('.log')).sort()
  const ends = await Promise.all(
    logs.map(async (name) => {
      const lines = (await readFile(join(directory, name), 'utf8')).trimEnd().split('\n')
      return [`--- ${name}`, ...lines.slice(-LINES).map((line) => line.slice(0, 400))].join('\n')
    }),
  )
  return ends.join('\n')
}
