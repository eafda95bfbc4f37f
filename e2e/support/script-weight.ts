import type { BrowserContext, Response } from '@playwright/test'
import { basename } from 'node:path'
import { gzipSync } from 'node:zlib'

export interface LoadedScript {
  readonly url: string
  readonly name: string
  readonly bytes: number
  readonly gzipBytes: number
}

export interface ScriptWeight {
  /** Everything loaded since, workers' scripts included; the heaviest first. */
  read(): Promise<readonly LoadedScript[]>
}

/** Weighs the scripts that the pages of a window load from now on, as gzip packs them; each file once. */
export function weighScripts(context: BrowserContext): ScriptWeight {
  // A worker that needs a file of its page takes it from the browser's cache.
  const loading = new Map<string, Promise<LoadedScript | undefined>>()
  context.on('response', (response) => {
    if (loading.has(response.url())) return
    const weighing = weigh(response)
    // What comes while the window closes is weighed by nobody: only who reads it learns that it failed.
    weighing.catch(() => undefined)
    loading.set(response.url(), weighing)
  })
  return {
    read: async () => {
      const scripts = (await Promise.all(loading.values())).filter((script) => script !== undefined)
      return scripts.toSorted((a, b) => b.gzipBytes - a.gzipBytes)
    },
  }
}

async function weigh(response: Response): Promise<LoadedScript | undefined> {
  const type = response.headers()['content-type'] ?? ''
  if (!type.includes('javascript')) return undefined
  const body = await response.body()
  const name = basename(new URL(response.url()).pathname)
  return { url: response.url(), name, bytes: body.length, gzipBytes: gzipSync(body).length }
}

export function totalKilobytes(scripts: readonly LoadedScript[]): number {
  return scripts.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0) / 1000
}
