import { testCluster } from '../testing/kube-client'
import { difference, shortcomings } from '../testing/kubectl/judge-outcome'
import { KNOWN_DIFFERENCES } from '../testing/kubectl/known-differences'
import type { Outcome } from '../testing/kubectl/outcome'
import { playScript } from '../testing/kubectl/play-script'
import { SCRIPT } from '../testing/kubectl-script/script'
import { VALIDATOR } from '../world/istio-system'
import { namespace } from '../testing/some-objects'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'

type Outcomes = ReadonlyMap<string, Outcome>

/** The text of the kubeconfig of the real server. */
function realKubeconfig(): string {
  const path = process.env.REAL_KUBECONFIG
  if (path === undefined || path === '') throw new Error('REAL_KUBECONFIG is not set: npm run test:real sets it')
  return readFileSync(path, 'utf8')
}

describe('kubectl, against the embedded and the real API server', () => {
  let onReal: Outcomes = new Map()
  let onDemo: Outcomes = new Map()
  beforeAll(async () => {
    const kubeconfig = realKubeconfig()
    const cluster = await testCluster([namespace('default'), VALIDATOR])
    const run = Date.now().toString(36)
    try {
      ;[onDemo, onReal] = await Promise.all([
        playScript({ kubeconfig: cluster.server.kubeconfig, kept: false }, SCRIPT, run),
        playScript({ kubeconfig, kept: true }, SCRIPT, run),
      ])
    } finally {
      await cluster.close()
    }
  })

  it('knows no differences of steps that are not there', () => {
    const steps = SCRIPT.flatMap(({ name, steps }) => steps.map(({ title }) => `${name} / ${title}`))
    expect(steps).toEqual([...new Set(steps)])
    expect(steps).toEqual(expect.arrayContaining(KNOWN_DIFFERENCES.map(({ step }) => step)))
  })

  describe.each(SCRIPT)('$name', (scenario) => {
    const named = (title: string) => `${scenario.name} / ${title}`
    const compared = (title: string) => difference(onReal.get(named(title)), onDemo.get(named(title)))

    it.each(scenario.steps)('$title: as expected of the real server', (step) => {
      expect(shortcomings(scenario, step, onReal.get(named(step.title)))).toEqual([])
    })
    it.each(scenario.steps)('$title: alike on both', ({ title }) => {
      const { real, demo } = KNOWN_DIFFERENCES.find(({ step }) => step === named(title)) ?? { real: [], demo: [] }
      expect(compared(title)).toEqual({ real, demo })
    })
  })
})
