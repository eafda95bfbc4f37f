import { describe, expect, it } from 'vitest'
import { lostLabels } from './lost-labels'

const [policy, cluster] = [['connection_security_policy', 2] as const, ['source_cluster', 3] as const]

describe('labels that series of requests lack', () => {
  it('are named with what their absence does', () => {
    expect(lostLabels({ lacking: [policy], series: 9, limited: false })[0]).toBe(
      '2 of 9 series of requests lack the label connection_security_policy, without which padlocks are missing.',
    )
    expect(lostLabels({ lacking: [cluster], series: 9, limited: false })[0]).toBe(
      '3 of 9 series of requests lack the label source_cluster.',
    )
  })

  it('are counted by the one that most series lack', () => {
    const [found, fix] = lostLabels({ lacking: [policy, cluster], series: 9, limited: false })
    expect(found).toBe('3 of 9 series of requests lack labels: connection_security_policy, source_cluster.')
    expect(fix).toContain('overrides remove the labels')
  })

  it('are not counted for somebody who sees a part of the mesh', () => {
    expect(lostLabels({ lacking: [cluster], series: 9, limited: true })[0]).toBe(
      'Some series of requests lack the label source_cluster.',
    )
  })
})
