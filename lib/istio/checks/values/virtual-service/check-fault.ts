import { durationRule } from '../duration-rule'
import type { FieldPlace } from '../field-place'
import { doubtfulToUs, type FieldProblems, judgeText, wrong } from '../field-problem'
import { judgeFinePercent, judgePercent } from '../percentage'
import { quoted } from '../quoted'

const GRPC_STATUSES = (
  'OK CANCELLED UNKNOWN INVALID_ARGUMENT DEADLINE_EXCEEDED NOT_FOUND ALREADY_EXISTS PERMISSION_DENIED RESOURCE_EXHAUSTED ' +
  'FAILED_PRECONDITION ABORTED OUT_OF_RANGE UNIMPLEMENTED INTERNAL UNAVAILABLE DATA_LOSS UNAUTHENTICATED'
).split(' ')

export function* checkFault(rule: FieldPlace): FieldProblems {
  const fault = rule.field('fault')
  if (!fault.present) return
  const [abort, delay] = [fault.field('abort'), fault.field('delay')]
  if (!abort.present && !delay.present) yield wrong(fault, 'The fault is neither an abort nor a delay.')
  if (abort.present) yield* checkAbort(abort)
  if (delay.present) yield* checkDelay(delay)
}

export function* checkMirrorPercentages(rule: FieldPlace): FieldProblems {
  yield* judgeFinePercent(rule.at('mirrorPercentage', 'value'))
  yield* judgePercent(rule.field('mirrorPercent'))
  for (const mirror of rule.field('mirrors').items()) yield* judgeFinePercent(mirror.at('percentage', 'value'))
}

function* checkAbort(abort: FieldPlace): FieldProblems {
  yield* judgeFinePercent(abort.at('percentage', 'value'))
  const [status, grpc, http2] = [abort.field('httpStatus'), abort.field('grpcStatus'), abort.field('http2Error')]
  const code = status.number()
  if (code !== undefined && (code < 200 || code > 600))
    yield wrong(status, `${code} is no status to abort with: 200 to 600.`)
  const name = grpc.text()
  if (name !== undefined && !GRPC_STATUSES.includes(name))
    yield wrong(grpc, `${quoted(name)} is no status of gRPC: write one such as UNAVAILABLE, in upper case.`)
  if (http2.filled) yield wrong(http2, 'http2Error is not supported: write httpStatus or grpcStatus.')
  if (!status.present && !grpc.present && !http2.present)
    yield doubtfulToUs(abort, 'The abort says neither httpStatus nor grpcStatus, so nothing is aborted.')
}

function* checkDelay(delay: FieldPlace): FieldProblems {
  yield* judgeFinePercent(delay.at('percentage', 'value'))
  yield* judgePercent(delay.field('percent'))
  const exponential = delay.field('exponentialDelay')
  if (exponential.present) yield wrong(exponential, 'exponentialDelay is not supported: write fixedDelay.')
  yield* judgeText(delay.field('fixedDelay'), durationRule)
}
