import { parseFaults } from './admin/fault'
import type { DemoMeshOptions } from './mesh'
import { generate } from './world/generate'
import { WORLD_NAMES, type WorldName } from './world/make-world'

type Environment = Readonly<Record<string, string | undefined>>

const UNITS_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 }

/** What the `DEMO_…` variables say. Throws with the variable's name and what it may hold. */
export function readSettings(environment: Environment): DemoMeshOptions {
  const name = oneOf(environment, 'DEMO_WORLD', WORLD_NAMES, 'default')
  oneOf(environment, 'DEMO_CLUSTERS', ['1'], '1')
  return {
    world: worldOf(environment, name),
    seed: wholeNumber(environment, 'DEMO_SEED', 1),
    noise: oneOf(environment, 'DEMO_NOISE', ['1', '0'], '1') === '1',
    historyMs: durationMs(environment, 'DEMO_HISTORY', '7d'),
    clock: oneOf(environment, 'DEMO_CLOCK', ['real', 'manual'], 'real'),
    rules: oneOf(environment, 'DEMO_PROM', ['3', '2'], '3'),
    nativeHistograms: oneOf(environment, 'DEMO_NATIVE_HISTOGRAMS', ['0', '1'], '0') === '1',
    ports: oneOf(environment, 'DEMO_PORTS', ['fixed', 'auto'], 'fixed'),
    faults: parseFaults(environment.DEMO_FAULTS ?? ''),
  }
}

function worldOf(environment: Environment, name: WorldName): NonNullable<DemoMeshOptions['world']> {
  if (name !== 'generated') return name
  const services = wholeNumber(environment, 'DEMO_SERVICES', 1000)
  const namespaces = wholeNumber(environment, 'DEMO_NAMESPACES', Math.min(100, services))
  const edges = services * wholeNumber(environment, 'DEMO_EDGES', 5)
  return (options) => generate({ ...options, services, namespaces, edges })
}

function oneOf<T extends string>(environment: Environment, name: string, known: readonly T[], absent: T): T {
  const value = environment[name] ?? ''
  const found = known.find((word) => word === value)
  if (found !== undefined || value === '') return found ?? absent
  throw new Error(`${name}=${value}: expected ${known.join(' or ')}`)
}

function wholeNumber(environment: Environment, name: string, absent: number): number {
  const value = environment[name] ?? ''
  if (value === '') return absent
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new Error(`${name}=${value}: expected a whole number from 1 to 999999`)
  return Number(value)
}

function durationMs(environment: Environment, name: string, absent: string): number {
  const value = environment[name] ?? absent
  const [, amount = '', unit = ''] = /^([1-9]\d{0,3})([mhd])$/.exec(value) ?? []
  if (amount === '') throw new Error(`${name}=${value}: expected a duration such as 30m, 6h or 7d`)
  return Number(amount) * (UNITS_MS[unit] ?? 0)
}
