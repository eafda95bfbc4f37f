import { execFile, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What is looked for on PATH. */
export const KUBECTL = 'kubectl'

export interface Command {
  readonly argv: readonly string[]
  readonly stdin?: string
  /** The script of sed by which an editor that is asked for changes the file. */
  readonly editor?: string
}

export interface Printed {
  /** The exit code; -1 when it was ended by a signal. */
  readonly code: number
  readonly out: string
  readonly err: string
}

/** The kubectl of PATH with a home and a configuration of its own. */
export interface Kubectl {
  readonly environment: NodeJS.ProcessEnv
  run(command: Command): Promise<Printed>
  close(): void
}

export function kubectlMissing(): boolean {
  return spawnSync(KUBECTL, ['version', '--client']).status !== 0
}

const DEADLINE_MS = 60_000

/** @param kubeconfig its text */
export function kubectlWith(kubeconfig: string): Kubectl {
  const folder = mkdtempSync(join(tmpdir(), 'pharos-kubectl-'))
  const configPath = join(folder, 'config')
  writeFileSync(configPath, kubeconfig, { mode: 0o600 })
  const editorPath = join(folder, 'editor')
  writeFileSync(editorPath, '#!/bin/sh\nsed "$EDITED" "$1" > "$1.new" && mv "$1.new" "$1"\n')
  chmodSync(editorPath, 0o700)
  const { PATH, NODE_ENV } = process.env
  const own = { HOME: folder, TMPDIR: folder, KUBECONFIG: configPath, KUBE_EDITOR: editorPath }
  const environment = { PATH, NODE_ENV, ...own }
  return {
    environment,
    run({ argv, stdin = '', editor = '' }) {
      const env = { ...environment, EDITED: editor }
      return new Promise((resolve) => {
        const child = execFile(KUBECTL, argv, { env, timeout: DEADLINE_MS }, (error, out, err) => {
          resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, out, err })
        })
        // A kubectl that fails early does not read what it is given.
        child.stdin?.on('error', () => undefined)
        child.stdin?.end(stdin)
      })
    },
    close: () => rmSync(folder, { recursive: true }),
  }
}
