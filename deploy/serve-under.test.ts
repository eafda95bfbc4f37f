import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { replacePlaceholder, serveUnder } from './serve-under'

const run = promisify(execFile)

describe('replacePlaceholder', () => {
  it.each([
    ['"/__pharos_base__/_next/static/a.js"', '/mesh', '"/mesh/_next/static/a.js"'],
    ['"/__pharos_base__"', '', '""'],
    [String.raw`"^\\/__pharos_base__(?:\\/)"`, '/a/b.c', String.raw`"^\\/a\\/b\\.c(?:\\/)"`],
    [String.raw`"^\\/__pharos_base__(?:\\/)"`, '', String.raw`"^(?:\\/)"`],
  ])('%s under %j is %s', (text, basePath, expected) => {
    expect(replacePlaceholder(text, basePath)).toBe(expected)
  })
})

describe('serveUnder', () => {
  let project = ''
  afterEach(() => rmSync(project, { recursive: true, force: true }))

  function makeBuild(id: string): void {
    project = mkdtempSync(join(tmpdir(), 'pharos-serve-'))
    mkdirSync(join(project, '.next/server'), { recursive: true })
    mkdirSync(join(project, '.next/cache'))
    mkdirSync(join(project, 'node_modules'))
    mkdirSync(join(project, 'public'))
    symlinkSync('../node_modules', join(project, '.next/linked'))
    writeFileSync(join(project, '.next/BUILD_ID'), id)
    writeFileSync(join(project, '.next/cache/big'), '/__pharos_base__')
    writeFileSync(join(project, '.next/server/page.js'), 'href="/__pharos_base__/graph"')
    writeFileSync(join(project, '.next/server/picture.png'), '/__pharos_base__')
  }

  it('writes the base path into text files of a copy, leaves the build and other files alone', () => {
    makeBuild('one')
    const folder = serveUnder(project, '/mesh')
    expect(readFileSync(join(folder, '.next/server/page.js'), 'utf8')).toBe('href="/mesh/graph"')
    expect(readFileSync(join(folder, '.next/server/picture.png'), 'utf8')).toBe('/__pharos_base__')
    expect(readFileSync(join(project, '.next/server/page.js'), 'utf8')).toContain('__pharos_base__')
    expect(() => readFileSync(join(folder, '.next/cache/big'))).toThrow('ENOENT')
  })

  it('keeps one copy per path and makes it anew for another build', () => {
    makeBuild('one')
    const first = serveUnder(project, '')
    expect(serveUnder(project, '')).toBe(first)
    expect(serveUnder(project, '/a/b')).not.toBe(first)
    writeFileSync(join(project, '.next/BUILD_ID'), 'two')
    const second = serveUnder(project, '')
    expect(second).not.toBe(first)
    expect(() => readFileSync(join(first, '.next/BUILD_ID'))).toThrow('ENOENT')
  })

  it('makes one copy for two that start at the same moment', async () => {
    makeBuild('one')
    for (let page = 0; page < 300; page += 1) {
      writeFileSync(join(project, `.next/server/${page}.js`), '"/__pharos_base__/graph"')
    }
    const script = `import { serveUnder } from ${JSON.stringify(join(import.meta.dirname, 'serve-under.ts'))}
      console.log(serveUnder(${JSON.stringify(project)}, '/mesh'))`
    const start = () => run(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script])
    const [one, other] = await Promise.all([start(), start()])
    expect(one.stdout).toBe(other.stdout)
    expect(readdirSync(join(project, '.next-served'))).toEqual(['one+mesh'])
    expect(readFileSync(join(one.stdout.trim(), '.next/server/299.js'), 'utf8')).toBe('"/mesh/graph"')
  })
})
