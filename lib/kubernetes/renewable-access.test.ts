import { KubeConfig } from '@kubernetes/client-node'
import { expect, test } from 'vitest'
import { renewableAccess } from './renewable-access'

function configOf(token: string, server = 'https://a:1'): KubeConfig {
  const config = new KubeConfig()
  config.loadFromClusterAndUser({ name: 'c', server, skipTLSVerify: false }, { name: 'u', token })
  return config
}

function setUp() {
  const file: { config: KubeConfig | undefined; read: number; nowMs: number } = {
    config: configOf('first'),
    read: 0,
    nowMs: 0,
  }
  const reload = (): KubeConfig | undefined => ((file.read += 1), file.config)
  const access = renewableAccess(configOf('first'), reload, () => file.nowMs)
  return { file, access }
}

test('a refusal brings what stands in the kubeconfig now, and it stays in force', async () => {
  const { file, access } = setUp()
  const refused = await access.current()
  file.config = configOf('second')
  expect(await access.renew(refused)).toMatchObject({ request: { headers: { authorization: 'Bearer second' } } })
  expect((await access.current()).secrets).toEqual(['second'])
})

test('what was refused is not offered again', async () => {
  const { access } = setUp()
  expect(await access.renew(await access.current())).toBeUndefined()
})

test('many refusals at once read the kubeconfig once, and all get the newer credentials', async () => {
  const { file, access } = setUp()
  const refused = await access.current()
  file.config = configOf('second')
  const renewed = await Promise.all([access.renew(refused), access.renew(refused)])
  expect(renewed.map((each) => each?.secrets)).toEqual([['second'], ['second']])
  expect(file.read).toBe(1)
  file.nowMs = 5_000
  await access.renew(refused)
  expect(file.read).toBe(2)
})

test.each([
  ['cannot be read', undefined],
  ['names another server', configOf('foreign', 'https://b:1')],
])('a kubeconfig that %s changes nothing', async (_title, found) => {
  const { file, access } = setUp()
  const refused = await access.current()
  file.config = found
  expect(await access.renew(refused)).toBeUndefined()
  expect((await access.current()).secrets).toEqual(['first'])
})
