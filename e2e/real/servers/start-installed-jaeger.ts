import { type Jaeger, startJaeger } from './jaeger'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** One for a suite of the project `real`, whose set-up has built it. */
export async function startInstalledJaeger(): Promise<Jaeger> {
  return startJaeger(process.env.REAL_JAEGER ?? 'jaeger', await mkdtemp(join(tmpdir(), 'jaeger-')))
}
