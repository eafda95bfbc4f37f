import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const place = z.strictObject({
  kubernetes: z.string(),
  prometheus: z.string(),
  jaeger: z.string(),
  /** An absolute path. */
  kubeconfig: z.string(),
  /** Absolute; the objects of the start, to which a journey goes back. */
  objects: z.string(),
})

/** Where a running stack is found: the content of `.real/endpoints.json`. Addresses have no slash at the end. */
export type RealPlace = z.infer<typeof place>

const FOLDER = join(import.meta.dirname, '../../.real')
const FILE = join(FOLDER, 'endpoints.json')

/** Absolute path of the folder in which everything real is put; git does not see it. */
export function realFolder(name: string): string {
  return join(FOLDER, name)
}

export async function writePlace(where: RealPlace): Promise<void> {
  await mkdir(FOLDER, { recursive: true })
  await writeFile(FILE, `${JSON.stringify(where, undefined, 2)}\n`)
}

export function readPlace(): RealPlace {
  return place.parse(JSON.parse(readFileSync(FILE, 'utf8')))
}
