import { compileFilter } from '@/lib/logs/line-filter'
import type { FilterAnswer, FilterJob } from './filter-job'

self.onmessage = ({ data: { filter, texts } }: MessageEvent<FilterJob>) => {
  const test = compileFilter(filter)
  answer(texts.map((text) => typeof test !== 'function' || test(text)))
}

function answer(message: FilterAnswer): void {
  self.postMessage(message)
}

answer('ready')
