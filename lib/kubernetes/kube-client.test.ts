import { BEHAVIOURS, startTestServer, type Behaviour, type TestServer } from '@/lib/outbound/testing/misbehaving-server'
import { milliseconds } from '@/lib/std/units'
import { KubeConfig, type User } from '@kubernetes/client-node'
import { createKubeClient, type KubeClient } from './kube-client'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const resource of open.splice(0).reverse()) await resource.close()
})

async function setup(
  behaviour: Behaviour,
  user: Partial<User> = {},
): Promise<{ client: KubeClient; server: TestServer }> {
  const server = await startTestServer(behaviour)
  const config = new KubeConfig()
  config.loadFromClusterAndUser({ name: 'c', server: server.url, skipTLSVerify: true }, { name: 'u', ...user })
  const client = createKubeClient(config, { name: 'home', concurrency: 8, pace: { perSecond: 1_000, burst: 1_000 } })
  open.push(server, client)
  return { client, server }
}
const version = (timeoutMs = 2_000) => ({
  operation: 'version',
  path: '/version',
  call: { signal: new AbortController().signal, timeoutMs: milliseconds(timeoutMs) },
})
const status = (code: number, message: string): Behaviour =>
  BEHAVIOURS.status(code, { 'content-type': 'application/json' }, JSON.stringify({ kind: 'Status', message, code }))

describe('an API server that misbehaves gives exactly one PharosError', () => {
  const cases = [
    ['hangs', BEHAVIOURS.hang(), 'upstream_timeout'],
    ['drips', BEHAVIOURS.drip(), 'upstream_timeout'],
    ['answers HTML', BEHAVIOURS.html(), 'upstream_invalid'],
    ['cuts its JSON', BEHAVIOURS.cutJson(), 'upstream_invalid'],
    ['breaks off', BEHAVIOURS.cutOff(), 'upstream_invalid'],
    ['redirects', BEHAVIOURS.redirect('http://169.254.169.254/'), 'upstream_invalid'],
    ['answers 500 in HTML', BEHAVIOURS.status(500), 'upstream_unavailable'],
    ['answers 401', status(401, 'Unauthorized'), 'upstream_unavailable'],
    ['answers 403', status(403, 'no right'), 'forbidden'],
    ['answers 404', status(404, 'not there'), 'not_found'],
    ['answers 409', status(409, 'changed'), 'conflict'],
    ['answers 422', status(422, 'invalid'), 'invalid'],
    ['answers 429', status(429, 'slow down'), 'upstream_unavailable'],
    ['answers 403 in HTML', BEHAVIOURS.status(403), 'upstream_unavailable'],
  ] as const
  test.each(cases)('when it %s', async (_title, behaviour, code) => {
    const { client } = await setup(behaviour)
    const result = await client.get(version(200))
    expect(result).toMatchObject({ ok: false, error: { code, details: { source: 'kubernetes' } } })
  })

  test('with the words of its Status, scrubbed', async () => {
    const { client } = await setup(status(403, 'token s3cr3t-token\nmay not'), { token: 's3cr3t-token' })
    const result = await client.get(version())
    expect(result).toMatchObject({ ok: false, error: { details: { upstream: 'token *** may not', status: 403 } } })
  })
})

describe('credentials', () => {
  const answer = BEHAVIOURS.answer({ gitVersion: 'v1' })

  test('of every common kind reach the server', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pharos-token-'))
    const tokenFile = join(folder, 'token')
    await writeFile(tokenFile, 'from-file\n')
    const users: [Partial<User>, string | undefined][] = [
      [{ token: 'abc' }, 'Bearer abc'],
      [{ username: 'me', password: 'pw' }, `Basic ${Buffer.from('me:pw').toString('base64')}`],
      [{ authProvider: { name: 'tokenFile', config: { tokenFile } } }, 'Bearer from-file'],
      [{}, undefined],
    ]
    for (const [user, header] of users) {
      const { client, server } = await setup(answer, user)
      expect(await client.get(version())).toMatchObject({ ok: true })
      expect(server.requests[0]?.headers.authorization).toBe(header)
    }
    await rm(folder, { recursive: true })
  })

  test('by a plugin are fetched once for calls that begin together', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pharos-exec-'))
    const log = join(folder, 'log')
    const credential = JSON.stringify({ status: { token: 'plugin-token' } })
    const exec = { command: 'sh', args: ['-c', `echo run >> ${log}; echo '${credential}'`] }
    const { client, server } = await setup(answer, { exec })
    await Promise.all([client.get(version()), client.get(version()), client.get(version())])
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(Array(3).fill('Bearer plugin-token'))
    expect(await readFile(log, 'utf8')).toBe('run\n')
    await rm(folder, { recursive: true })
  })

  test('that cannot be had send nothing, and a plugin’s words are not repeated', async () => {
    const exec = { command: 'sh', args: ['-c', 'echo hunter2 >&2; exit 1'] }
    const { client, server } = await setup(answer, { exec })
    const result = await client.get(version())
    expect(result).toMatchObject({ ok: false, error: { code: 'upstream_unavailable' } })
    expect(JSON.stringify(result) + (result.ok ? '' : result.error.message)).not.toContain('hunter2')
    expect(server.requests).toEqual([])
  })

  test('that are refused are read anew, and the call goes out once more', async () => {
    const answers: Behaviour = (request, response, ...rest) =>
      (request.headers.authorization === 'Bearer new' ? answer : status(401, 'no'))(request, response, ...rest)
    const server = await startTestServer(answers)
    const [old, renewed] = ['old', 'new'].map((token) => {
      const config = new KubeConfig()
      config.loadFromClusterAndUser({ name: 'c', server: server.url, skipTLSVerify: true }, { name: 'u', token })
      return config
    })
    const settings = { name: 'home', concurrency: 8, pace: { perSecond: 1_000, burst: 1_000 }, reload: () => renewed }
    const client = createKubeClient(old ?? new KubeConfig(), settings)
    open.push(server, client)
    expect(await client.get(version())).toMatchObject({ ok: true })
    expect(server.requests).toHaveLength(2)
  })

  test('that stay refused are told with what to do, and asked with once', async () => {
    const { client, server } = await setup(status(401, 'Unauthorized'), { token: 'old' })
    const result = await client.get(version())
    expect(result.ok ? '' : result.error.message).toMatch(
      /refused our credentials \(HTTP 401\). Renew them in the kubeconfig/,
    )
    expect(server.requests).toHaveLength(1)
  })
})
