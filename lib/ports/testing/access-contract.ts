import type { Access } from '@/lib/ports/access'
import type { PharosError } from '@/lib/ports/pharos-error'
import type { Result } from '@/lib/std/result'
import { milliseconds } from '@/lib/std/units'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

/** The users of the demo: an admin, a viewer of everything, an editor of `bookinfo` and `myapp`, and one without rights. */
export type ContractUser = 'admin' | 'viewer' | 'editor' | 'nobody'

/** A server that knows these users. */
export interface AccessUnderTest {
  as(user: ContractUser): Access
  /** Lets `nobody` read a namespace, or not any more. Resolves when the server decides by it. */
  setReadable(namespace: 'myapp' | 'bookinfo', readable: boolean): Promise<void>
  /** While it is not, calls fail. */
  setReachable(reachable: boolean): void
  /** Leaves the server as it was found. */
  close(): Promise<void>
}

/** `constructor` is no namespace of any server: rights are asked for names, whatever they name. */
const KNOWN = ['shop', 'myapp', 'bookinfo', 'constructor', 'bookinfo']

/** What every implementation of `Access` owes its callers. */
export function describeAccess(title: string, setUp: () => Promise<AccessUnderTest>): void {
  // eslint-disable-next-line vitest/valid-title -- the title is the caller's
  describe(title, () => {
    let server: AccessUnderTest
    beforeEach(async () => {
      server = await setUp()
    })
    afterEach(() => server.close())

    const allowedFor = (
      name: ContractUser,
      known: readonly string[] = KNOWN,
      signal = new AbortController().signal,
    ): Promise<Result<'*' | readonly string[], PharosError>> =>
      server
        .as(name)
        .allowedNamespaces({ name, strategy: 'anonymous' }, known, { signal, timeoutMs: milliseconds(5_000) })

    test.each([
      ['admin', '*'],
      ['viewer', '*'],
      ['editor', ['bookinfo', 'myapp']],
      ['nobody', []],
    ] as const)('%s sees %j', async (name, value) => {
      expect(await allowedFor(name)).toEqual({ ok: true, value })
    })

    test('of no namespaces, who may not see all sees none', async () => {
      expect(await allowedFor('admin', [])).toEqual({ ok: true, value: '*' })
      expect(await allowedFor('editor', [])).toEqual({ ok: true, value: [] })
    })

    test('rights that are given and taken are followed, each namespace by its own', async () => {
      await server.setReadable('myapp', true)
      expect(await allowedFor('nobody')).toEqual({ ok: true, value: ['myapp'] })
      await server.setReadable('bookinfo', true)
      expect(await allowedFor('nobody')).toEqual({ ok: true, value: ['bookinfo', 'myapp'] })
      await server.setReadable('myapp', false)
      expect(await allowedFor('nobody')).toEqual({ ok: true, value: ['bookinfo'] })
    })

    test.each([
      ['admin', 'shop', true],
      ['viewer', 'shop', true],
      ['editor', 'bookinfo', true],
      ['editor', 'shop', false],
      ['nobody', 'bookinfo', false],
    ] as const)('%s and the logs of %s: %j', async (name, namespace, value) => {
      const right = { verb: 'get', resource: 'pods', subresource: 'log', namespace } as const
      const call = { signal: new AbortController().signal, timeoutMs: milliseconds(5_000) }
      expect(await server.as(name).allows({ name, strategy: 'anonymous' }, right, call)).toEqual({ ok: true, value })
    })

    test.each([
      ['admin', 'patch', 'shop', true],
      ['viewer', 'patch', 'bookinfo', false],
      ['editor', 'patch', 'bookinfo', true],
      ['editor', 'create', 'bookinfo', true],
      ['editor', 'delete', 'shop', false],
      ['nobody', 'patch', 'bookinfo', false],
    ] as const)('%s and to %s routes of %s: %j', async (name, verb, namespace, value) => {
      const right = { verb, group: 'networking.istio.io', resource: 'virtualservices', namespace, name: 'reviews' }
      const call = { signal: new AbortController().signal, timeoutMs: milliseconds(5_000) }
      expect(await server.as(name).allows({ name, strategy: 'anonymous' }, right, call)).toEqual({ ok: true, value })
    })

    test('many namespaces are answered, each as it is', async () => {
      const many = Array.from({ length: 200 }, (_, i) => `unknown-${i}`)
      expect(await allowedFor('editor', [...many, 'myapp'])).toEqual({ ok: true, value: ['myapp'] })
    })

    test('nothing is said, and that is a failure, while the server is down, and again what holds when it is back', async () => {
      server.setReachable(false)
      expect(await allowedFor('admin')).toMatchObject({ ok: false, error: { code: 'upstream_unavailable' } })
      server.setReachable(true)
      expect(await allowedFor('admin')).toEqual({ ok: true, value: '*' })
    })

    test('a question that nobody waits for ends', async () => {
      expect(await allowedFor('admin', KNOWN, AbortSignal.abort())).toMatchObject({ ok: false })
    })
  })
}
