import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const OWNER = 'owner.pid'

/**
 * Empties a folder for this process. @throws when a process that still lives has claimed it: emptying it would take the data from
 * under its servers.
 */
export async function claimFolder(directory: string): Promise<void> {
  const owner = Number(await readFile(join(directory, OWNER), 'utf8').catch(() => 'none'))
  if (Number.isInteger(owner) && owner !== process.pid && isAlive(owner)) {
    throw new Error(`process ${owner} already runs real servers in ${directory}; end it first`)
  }
  await rm(directory, { recursive: true, force: true })
  await mkdir(directory, { recursive: true })
  await writeFile(join(directory, OWNER), String(process.pid))
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
