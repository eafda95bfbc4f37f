import 'server-only'
import { isDnsLabel } from '@/lib/graph/request/is-dns-label'
import { LEVELS, MODES } from '@/lib/istio/mtls/effective-mode'
import { refuseParameters } from '@/lib/server/http/refuse-parameters'
import { badParameter } from '@/lib/url/bad-parameter'
import type { MtlsQuestionOf } from '@/lib/url/mtls-answer'

const LONGEST_NAME = 253
const MOST_PORT = 65_535

/** @throws PharosError `bad_request` that names the parameter */
export function readMtlsQuestion(query: URLSearchParams): MtlsQuestionOf {
  refuseParameters(query, ['level', 'namespace', 'workload', 'port', 'mode', 'mend'])
  const level = LEVELS.find((one) => one === query.get('level'))
  if (level === undefined) throw badParameter('level', `The level must be one of ${LEVELS.join(', ')}.`)
  const namespace = query.get('namespace') ?? ''
  if (level !== 'mesh' && !isDnsLabel(namespace)) throw badParameter('namespace', 'This is no name of a namespace.')
  const workload = query.get('workload')
  if (
    (level === 'workload' || level === 'port') &&
    (workload === null || workload === '' || workload.length > LONGEST_NAME)
  ) {
    throw badParameter('workload', 'A workload must be named.')
  }
  const asked = query.get('port')
  const port = asked === null ? null : Number(asked)
  const isPort = port !== null && Number.isInteger(port) && port > 0 && port <= MOST_PORT
  if (asked === null ? level === 'port' : !isPort) throw badParameter('port', 'A port is a number from 1 to 65535.')
  const given = query.get('mode')
  const mode = ([...MODES, 'UNSET'] as const).find((one) => one === given) ?? null
  if (given !== null && mode === null) throw badParameter('mode', `The mode must be one of ${MODES.join(', ')}, UNSET.`)
  const mend = query.get('mend') ?? 'false'
  if (mend !== 'true' && mend !== 'false') throw badParameter('mend', 'This is true or false.')
  return { level, namespace, workload, port, mode, mend: mend === 'true' }
}
