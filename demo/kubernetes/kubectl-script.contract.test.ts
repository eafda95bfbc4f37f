import { testCluster } from '../testing/kube-client'
import { shortcomings } from '../testing/kubectl/judge-outcome'
import { KNOWN_DIFFERENCES } from '../testing/kubectl/known-differences'
import type { Outcome } from '../testing/kubectl/outcome'
import { playScript } from '../testing/kubectl/play-script'
import { kubectlMissing } from '../testing/kubectl/run-kubectl'
import { SCRIPT } from '../testing/kubectl-script/script'
import { VALIDATOR } from '../world/istio-system'
import { namespace } from '../testing/some-objects'
import { beforeAll, describe, expect, it } from 'vitest'

const missing = kubectlMissing()

describe.skipIf(missing)(`the script of kubectl${missing ? ' (skipped: it is not on PATH)' : ''}`, () => {
  let outcomes: ReadonlyMap<string, Outcome> = new Map()
  beforeAll(async () => {
    const cluster = await testCluster([namespace('default'), VALIDATOR])
    outcomes = await playScript({ kubeconfig: cluster.server.kubeconfig, kept: false }, SCRIPT, 'embedded')
    await cluster.close()
  }, 300_000)

  describe.each(SCRIPT)('$name', (scenario) => {
    const named = (title: string) => `${scenario.name} / ${title}`
    const otherwise = (title: string) => KNOWN_DIFFERENCES.find(({ step }) => step === named(title))
    const isOwn = (title: string) => otherwise(title)?.demo.some((line) => line.includes(' -> ')) === true

    it.each(scenario.steps.filter(({ title }) => !isOwn(title)))('$title', (step) => {
      expect(shortcomings(scenario, step, outcomes.get(named(step.title)))).toEqual([])
    })
    it.each(scenario.steps.filter(({ title }) => otherwise(title) !== undefined))(
      '$title, as only it does',
      ({ title }) => {
        const lines = outcomes.get(named(title))?.lines
        expect(lines).toEqual(expect.arrayContaining([...(otherwise(title)?.demo ?? [])]))
      },
    )
  })
})
