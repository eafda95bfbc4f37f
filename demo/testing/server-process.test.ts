import { startServer } from './server-process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

describe('a server that does not start', () => {
  let directory = ''
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'failed-start-'))
  })
  afterAll(() => rm(directory, { recursive: true, force: true }))

  const start = (name: string, program: string, ready: () => Promise<boolean>, readyWithinMs = 60_000) =>
    startServer({
      ...{ name, ready, readyWithinMs },
      binary: process.execPath,
      args: ['-e', program],
      log: join(directory, `${name}.log`),
    })
  const never = () => Promise.resolve(false)

  it('is told with its last lines when it ends by itself', async () => {
    const program = 'for (let i = 0; i < 100; i++) console.error(`line ${i}.`); process.exit(3)'
    const failure = await start('crashes', program, never).then(() => 'it started', String)
    expect(failure).toContain('crashes ended with code 3 before it served')
    expect(failure).toMatch(/line 99\.$/)
    expect(failure).not.toContain('line 10.')
  })

  it('is told with its last lines, and ended, when it never serves', async () => {
    const program = 'console.log(`I am ${process.pid}.`); setInterval(() => {}, 1000)'
    const failure = await start('hangs', program, () => Promise.reject(new Error('refused')), 3_000).then(
      () => 'it started',
      String,
    )
    expect(failure).toContain('hangs did not serve in time')
    const pid = Number(/I am (\d+)\./.exec(failure)?.[1])
    expect(pid).toBeGreaterThan(0)
    expect(() => process.kill(pid, 0)).toThrow('ESRCH')
  })

  it('is told when there is no such program', async () => {
    const missing = { name: 'absent', binary: join(directory, 'absent'), args: [], ready: never }
    await expect(startServer({ ...missing, log: join(directory, 'absent.log') })).rejects.toThrow(/ENOENT/)
  })
})
