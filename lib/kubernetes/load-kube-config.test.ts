import { loadKubeConfig, type KubeConfigPlaces } from './load-kube-config'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pharos-kube-'))
})
afterEach(() => rm(folder, { recursive: true }))

const nowhere = { host: undefined, port: undefined, folder: '/nonexistent' }
const places = (changes: Partial<KubeConfigPlaces>): KubeConfigPlaces => ({
  file: undefined,
  variable: undefined,
  home: undefined,
  inCluster: nowhere,
  ...changes,
})

function kubeconfig(name: string, server: string, extra = ''): string {
  return `apiVersion: v1
kind: Config
current-context: ${name}
clusters: [{ name: ${name}, cluster: { server: "${server}" ${extra} } }]
contexts: [{ name: ${name}, context: { cluster: ${name}, user: ${name} } }]
users: [{ name: ${name}, user: { token: secret-${name} } }]
`
}
async function write(name: string, content: string): Promise<string> {
  const path = join(folder, name)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, content)
  return path
}
/** Server and origin of what was found, or the error's message. */
function found(given: KubeConfigPlaces): unknown {
  const result = loadKubeConfig(given)
  return result.ok ? [result.value.config.getCurrentCluster()?.server, result.value.origin] : result.error.message
}

describe('where the kubeconfig is taken from', () => {
  test('the setting wins over everything', async () => {
    const file = await write('a', kubeconfig('a', 'https://a:1'))
    const variable = await write('b', kubeconfig('b', 'https://b:1'))
    expect(found(places({ file, variable }))).toEqual(['https://a:1', file])
  })

  test('then the variable, then the home directory, then the service account', async () => {
    const variable = await write('v', kubeconfig('v', 'https://v:1'))
    const home = join(await write('home/.kube/config', kubeconfig('h', 'https://h:1')), '..', '..')
    const inCluster = { host: 'fd00::1', port: '443', folder: join(await write('sa/token', 'tok'), '..') }
    expect(found(places({ variable, home, inCluster }))).toEqual(['https://v:1', variable])
    expect(found(places({ home, inCluster }))).toEqual(['https://h:1', join(home, '.kube', 'config')])
    expect(found(places({ home: folder, inCluster }))).toEqual(['https://[fd00::1]:443', 'in-cluster service account'])
  })

  test('several files are merged: the earlier one wins, missing ones are skipped', async () => {
    const a = await write('a', kubeconfig('one', 'https://first:1'))
    const b = await write('b', kubeconfig('one', 'https://second:1'))
    const variable = [join(folder, 'missing'), a, b].join(delimiter)
    expect(found(places({ variable }))).toEqual(['https://first:1', [a, b].join(delimiter)])
  })

  test('nothing found names everything that was tried', () => {
    const message = found(places({ home: folder }))
    expect(message).toContain('kubeconfig_file')
    expect(message).toContain('KUBECONFIG')
    expect(message).toContain(join(folder, '.kube', 'config'))
    expect(message).toContain('/nonexistent/token')
  })
})

describe('a kubeconfig that cannot be used is an error, not a reason to look further', () => {
  test.each([
    ['missing', undefined, 'does not exist'],
    ['no YAML', 'token: "hunter2', 'is not a kubeconfig'],
    ['no mapping', '[]', 'names no cluster'],
    ['empty', '', 'is not a kubeconfig'],
    ['without a cluster', 'current-context: a\n', 'names no cluster'],
    ['of a server that is no URL', kubeconfig('a', 'nonsense'), 'no URL'],
    ['of plain HTTP', kubeconfig('a', 'http://a:1'), 'in the clear'],
  ])('%s', async (_title, content, words) => {
    const file = content === undefined ? join(folder, 'gone') : await write('bad', content)
    const home = join(await write('home/.kube/config', kubeconfig('h', 'https://h:1')), '..', '..')
    const message = found(places({ file, home }))
    expect(message).toContain(words)
    expect(message).not.toContain('hunter2')
  })

  test('plain HTTP is taken when the kubeconfig says so', async () => {
    const file = await write('a', kubeconfig('a', 'http://127.0.0.1:1', ', insecure-skip-tls-verify: true'))
    expect(found(places({ file }))).toEqual(['http://127.0.0.1:1', file])
  })
})
