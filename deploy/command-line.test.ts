import { execFile } from 'node:child_process'
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const COMMAND = resolve(import.meta.dirname, 'pharos.mjs')
const folder = mkdtempSync(join(tmpdir(), 'pharos-analyze-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const vs = (weights: string): string => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: v, namespace: shop }
spec: { hosts: [web], http: [{ route: [${weights}] }] }
`
const ONE = '{ destination: { host: web }, weight: 50 }'

function put(name: string, text: string): string {
  const path = join(folder, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, text)
  return path
}

interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** From a folder that is not the project's, as people run it. */
function run(...words: readonly string[]): Promise<Ran> {
  return runPiped('', ...words)
}

function runPiped(input: string, ...words: readonly string[]): Promise<Ran> {
  return new Promise((done) => {
    const child = execFile(process.execPath, [COMMAND, ...words], { cwd: folder }, (error, out, err) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
    })
    child.stdin?.end(input)
  })
}

describe('pharos analyze', () => {
  const warned = put('warned/a.yaml', vs(ONE))
  put('warned/.hidden/bad.yaml', 'a: [')
  put('warned/notes.txt', 'a: [')
  const broken = put('broken.yaml', 'a: [')
  const wrong = put('wrong.yaml', vs('{ destination: { host: web }, weight: -1 }'))

  it('tells warnings and ends well, for a folder', async () => {
    const { code, out } = await run('analyze', 'warned')
    expect(out).toContain('a.yaml:4:')
    expect(out).toContain('KIA1104')
    expect(code).toBe(0)
  })

  it('reads what is piped in, beside files', async () => {
    const { code, out } = await runPiped(
      vs('{ destination: { host: web }, weight: -1 }').replace('name: v', 'name: w'),
      'analyze',
      '-',
      warned,
    )
    expect(out).toMatch(/^stdin:4:\d+: error /m)
    expect(out).toContain('a.yaml:4:')
    expect(code).toBe(1)
  })

  it.each([
    [['analyze', '--fail-on', 'warning', warned], 1],
    [['analyze', wrong], 1],
    [['analyze', '--disable', 'KIA1104', '--fail-on', 'warning', warned], 0],
    [['analyze', broken], 2],
    [['analyze', 'nowhere.yaml'], 2],
    [['analyze'], 2],
    [['analyze', '--format', 'xml', warned], 2],
    [['analyse', warned], 2],
    [['--help'], 0],
  ])('%j ends with %d', async (words, code) => {
    expect((await run(...words)).code).toBe(code)
  })

  it.each(['json', 'sarif'])('writes %s', async (format) => {
    const { out } = await run('analyze', '--format', format, warned)
    expect(JSON.stringify(JSON.parse(out))).toContain('virtual-service/single-destination-weight')
  })
})
