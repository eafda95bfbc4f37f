import { readdirSync, readFileSync } from 'node:fs'
import { missingPaths } from './missing-paths'

// Every path that a document names must exist: a map with wrong roads is worse than none.

const tracked = new Set<string>()
for (const entry of readdirSync('.', { recursive: true, withFileTypes: true })) {
  const path = `${entry.parentPath}/${entry.name}`.replace(/^\.\//, '')
  if (/^(node_modules|\.git|\.next|\.next-served|\.demo|coverage|test-results)(\/|$)/.test(path)) continue
  tracked.add(path)
}
let missing = 0
for (const path of tracked) {
  if (!path.endsWith('.md')) continue
  for (const { line, reference } of missingPaths(readFileSync(path, 'utf8'), path, tracked)) {
    console.error(`${path}:${line}: ${reference} does not exist`)
    missing += 1
  }
}
process.exitCode = missing === 0 ? 0 : 1
