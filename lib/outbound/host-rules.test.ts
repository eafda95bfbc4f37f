import { guardedLookup, RefusedAddressError, refusedUrl } from '@/lib/outbound/host-rules'
import type { LookupAddress } from 'node:dns'
import { describe, expect, test } from 'vitest'

type Resolve = Parameters<typeof guardedLookup>[1]

/** Stands in for the name service, which a test must not depend on. */
function nameService(addresses: readonly string[]): Resolve {
  const answer = addresses.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 }))
  const resolve = (_name: string, _options: object, callback: (error: null, found: LookupAddress[]) => void): void =>
    callback(null, answer)
  return resolve as unknown as Resolve
}

function lookup(name: string, addresses: readonly string[], loopbackNames = false): Promise<unknown> {
  return new Promise((resolve, reject) => {
    guardedLookup({ loopbackNames }, nameService(addresses))(name, { all: true }, (error, found) => {
      if (error === null) resolve(found)
      else reject(error)
    })
  })
}

describe('R17: a name is reached only where it may lead', () => {
  test.each([
    ['169.254.169.254'],
    ['169.254.0.1'],
    ['100.100.100.200'],
    ['168.63.129.16'],
    ['0.0.0.0'],
    ['224.0.0.1'],
    ['255.255.255.255'],
    ['fe80::1'],
    ['fe80::1%eth0'],
    ['fd00:ec2::254'],
    ['::'],
    ['::ffff:169.254.169.254'],
    ['64:ff9b::a9fe:a9fe'],
    ['2002:a9fe:a9fe::1'],
    ['127.0.0.1'],
    ['::1'],
    ['::ffff:127.0.0.1'],
  ])('not to %s', async (address) => {
    await expect(lookup('store.example', [address])).rejects.toBeInstanceOf(RefusedAddressError)
  })

  test.each([['10.0.0.1'], ['192.168.1.1'], ['172.16.0.1'], ['203.0.113.7'], ['fd00::1'], ['2001:db8::1']])(
    'to %s',
    async (address) => {
      await expect(lookup('store.example', [address])).resolves.toMatchObject([{ address }])
    },
  )

  test('of several addresses the refused ones are left out', async () => {
    const found = await lookup('store.example', ['169.254.169.254', '10.0.0.1', '127.0.0.1'])
    expect(found).toEqual([{ address: '10.0.0.1', family: 4 }])
  })

  test('loopback is reached by a name that says so, or where names may', async () => {
    await expect(lookup('localhost', ['127.0.0.1'])).resolves.toHaveLength(1)
    await expect(lookup('prom.localhost', ['::1'])).resolves.toHaveLength(1)
    await expect(lookup('notlocalhost', ['127.0.0.1'])).rejects.toThrow()
    await expect(lookup('kubernetes.docker.internal', ['127.0.0.1'], true)).resolves.toHaveLength(1)
    await expect(lookup('localhost', ['169.254.169.254'])).rejects.toThrow()
  })

  test('a caller that wants one address gets the first allowed one', async () => {
    const one = await new Promise((resolve) => {
      const resolveName = nameService(['169.254.1.1', '10.0.0.2', '10.0.0.3'])
      guardedLookup({ loopbackNames: false }, resolveName)('a', {}, (_error, address, family) =>
        resolve([address, family]),
      )
    })
    expect(one).toEqual(['10.0.0.2', 4])
  })
})

describe('R17: address literals and schemes', () => {
  test.each([
    'http://169.254.169.254/',
    'http://2852039166/',
    'http://0251.0376.0251.0376/',
    'http://0xa9.0xfe.0xa9.0xfe/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://[fe80::1]/',
    'http://0/',
    'ftp://10.0.0.1/',
    'file:///etc/passwd',
    'http://user:secret@10.0.0.1/',
  ])('%s is refused', (url) => {
    expect(refusedUrl(new URL(url))).toBeTypeOf('string')
  })

  test.each([
    'http://127.0.0.1:9090/',
    'https://[::1]/',
    'http://prometheus.istio-system:9090/prom',
    'http://10.0.0.1/',
  ])('%s may be asked', (url) => {
    expect(refusedUrl(new URL(url))).toBeUndefined()
  })

  test('credentials are not repeated', () => {
    expect(refusedUrl(new URL('http://user:secret@10.0.0.1/'))).not.toContain('secret')
  })
})
