import { createTextWork } from './create-text-work'
import type { TextAnswer, TextJob } from './text-job'

const work = createTextWork()

self.onmessage = ({ data }: MessageEvent<TextJob>) => {
  const done = work(data)
  if (done !== undefined) answer(done)
}

function answer(message: TextAnswer): void {
  self.postMessage(message)
}

answer('ready')
