#!/usr/bin/env node
import { resolve } from 'node:path'
import { register } from 'tsx/esm/api'

// The command runs in any folder: the paths of the sources are those of the project, not of the folder.
register({ tsconfig: resolve(import.meta.dirname, '../tsconfig.json') })
const { runCommandLine } = await import('./command-line.ts')
process.exitCode = await runCommandLine(process.argv.slice(2))
