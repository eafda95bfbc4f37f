import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { prometheusInstallations } from './prometheus-installations'

describe('prometheusInstallations', () => {
  let root: string
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'installations-'))
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  /** A folder with binaries that say that they are of this version. */
  function install(name: string, version: string, binaries = ['prometheus', 'promtool']): string {
    const folder = join(root, name)
    mkdirSync(folder)
    const script = `#!/bin/sh\n[ "$1" = --version ] && echo "prometheus, version ${version} (branch: x, revision: 1.2.3)"\n`
    for (const binary of binaries) writeFileSync(join(folder, binary), script, { mode: 0o755 })
    return folder
  }

  it('are the first on PATH that has both binaries, then those that are named', () => {
    const half = install('half', '9.9.9', ['prometheus'])
    const old = install('old', '2.42.0+ds')
    const other = install('other', '2.45.0')
    const young = install('young', '3.11.3')
    const found = prometheusInstallations({ PATH: [half, old, other].join(delimiter), REAL_PROMETHEUS: young })
    expect(found).toEqual([
      { folder: old, version: '2.42.0', rules: '2' },
      { folder: young, version: '3.11.3', rules: '3' },
    ])
  })

  it('have each version once, that of PATH first', () => {
    const onPath = install('on-path', '3.11.3')
    const [same, young] = [install('same', '3.11.3'), install('young', '3.12.0')]
    const found = prometheusInstallations({ PATH: onPath, REAL_PROMETHEUS: [same, young].join(delimiter) })
    expect(found.map(({ folder }) => folder)).toEqual([onPath, young])
  })

  it('are none where nothing is installed and nothing is named', () => {
    expect(prometheusInstallations({ PATH: join(root, 'nowhere') })).toEqual([])
    expect(prometheusInstallations({ PATH: '', REAL_PROMETHEUS: '' })).toEqual([])
  })

  it('are refused, not skipped, where a named folder has none', () => {
    const PATH = install('on-path', '2.42.0')
    const half = install('half', '3.11.3', ['prometheus'])
    expect(() => prometheusInstallations({ PATH, REAL_PROMETHEUS: half })).toThrow(/REAL_PROMETHEUS: .*half/)
  })

  it('are refused where their rules are not known', () => {
    expect(() => prometheusInstallations({ PATH: install('next', '4.0.0') })).toThrow(/rules are not known.*4\.0\.0/)
  })
})
