import { traceStoreSettings } from '@/lib/outbound/testing/trace-store-settings'
import { describeForeignAnswers } from '@/lib/ports/testing/foreign-answers-contract'
import { milliseconds } from '@/lib/std/units'
import { createJaegerStore } from './create-jaeger-store'

describeForeignAnswers(
  'Jaeger',
  (url, timeoutMs) => createJaegerStore(traceStoreSettings(url, { timeoutMs: milliseconds(timeoutMs) })),
  [
    ['JSON of something else', '{"traces":[]}'],
    ['JSON that is none', '{"data":[{'],
    ['data of something else', '{"data":[{"id":1}]}'],
  ],
)
