import { secretFile } from '@/lib/outbound/secret-file'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pharos-secret-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('a credential in a file', () => {
  test('is read again after a minute, or when asked for it fresh', async () => {
    const path = join(folder, 'token')
    let now = 0
    const read = secretFile(path, () => now)
    await writeFile(path, 'first\n')
    expect(await read({ fresh: false })).toBe('first')
    await writeFile(path, 'second\n')
    now = 59_999
    expect(await read({ fresh: false })).toBe('first')
    expect(await read({ fresh: true })).toBe('second')
    await writeFile(path, 'third')
    now += 60_000
    expect(await read({ fresh: false })).toBe('third')
  })

  test('that vanishes stays in force; one that never was is an error', async () => {
    const path = join(folder, 'gone')
    await writeFile(path, 'kept')
    const read = secretFile(path)
    await read({ fresh: false })
    await rm(path)
    expect(await read({ fresh: true })).toBe('kept')
    await expect(secretFile(path)({ fresh: false })).rejects.toThrow('ENOENT')
  })
})
