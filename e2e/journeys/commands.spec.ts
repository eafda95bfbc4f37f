import { expect, test } from '@playwright/test'
import { portOf } from '@/demo/testing/free-ports'
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'

/** Runs a command of the README to its end. */
function run(...args: readonly string[]): Promise<{ readonly code: number; readonly output: string }> {
  return new Promise((resolve) => {
    execFile('npm', ['run', '-s', ...args], { env: process.env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr })
    })
  })
}

test('a taken port is told with the port and the option that helps', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const port = portOf(other)
  const { code, output } = await run('demo', '--', '--port', String(port))
  other.close()
  expect(code).toBe(1)
  expect(output).toContain(`port ${port} is taken`)
  expect(output).toContain(`npm run demo -- --port ${port + 1}`)
})
