import { reasonToBuild } from './build'
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, it } from 'vitest'

let project = ''
afterEach(() => rmSync(project, { recursive: true, force: true }))

function write(path: string, atSeconds: number): void {
  mkdirSync(dirname(join(project, path)), { recursive: true })
  writeFileSync(join(project, path), '')
  utimesSync(join(project, path), atSeconds, atSeconds)
}
function makeProject(): void {
  project = mkdtempSync(join(tmpdir(), 'demo-build-'))
  write('app/page.tsx', 100)
  write('lib/deep/er/thing.ts', 100)
  write('package-lock.json', 100)
}

it('a project without a build has to be built', () => {
  makeProject()
  expect(reasonToBuild(project)).toBe('there is no build yet')
})

it('a build newer than its sources stays', () => {
  makeProject()
  write('.next/BUILD_ID', 200)
  expect(reasonToBuild(project)).toBeUndefined()
})

it.each(['app/page.tsx', 'lib/deep/er/thing.ts', 'package-lock.json', 'next.config.js'])(
  'a newer %s is a reason to build',
  (path) => {
    makeProject()
    write('.next/BUILD_ID', 200)
    write(path, 300)
    expect(reasonToBuild(project)).toBe(`${path} is newer than the build`)
  },
)

it.each(['lib/thing.test.ts', 'lib/testing/world.ts', 'lib/__fixtures__/a.json', 'demo/mesh.ts', 'README.md'])(
  'a newer %s is not, as it is no part of the build',
  (path) => {
    makeProject()
    write('.next/BUILD_ID', 200)
    write(path, 300)
    expect(reasonToBuild(project)).toBeUndefined()
  },
)
