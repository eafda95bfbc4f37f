import { steppedClock } from '../testing/stepped-clock'
import { CallRecorder } from './recorder'
import { serve } from './serve'
import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, it } from 'vitest'

it.each(['//[', 'http://[', 'http://:99999/'])('survives the request target %j with a 400', async (target) => {
  const running = await serve({
    name: 'test',
    port: 0,
    clock: steppedClock(),
    recorder: new CallRecorder(),
    handle: ({ response }) => void response.end('ok'),
  })
  const socket = connect(running.port, '127.0.0.1')
  socket.write(`GET ${target} HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n`)
  const [answer] = (await once(socket, 'data')) as [Buffer]
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 400 /)
  await running.close()
})
