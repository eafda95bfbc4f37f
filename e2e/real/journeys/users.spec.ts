import { GraphPage } from '@/e2e/pages/graph-page'
import { productAs } from '../product-as'
import { expect, test } from '@playwright/test'
import { z } from 'zod'

// The rights are those that a real kube-apiserver gives: nothing of ours decides them.

const ANSWER = z.looseObject({ namespaces: z.array(z.looseObject({ name: z.string() })) })
const EVERYTHING = ['bookinfo', 'lab', 'ledger', 'legacy', 'myapp', 'shop', 'travel']
const USERS = [
  ['viewer', EVERYTHING, []],
  ['editor', ['bookinfo', 'myapp'], ['shop', 'istio-system', 'kube-system']],
] as const

for (const [user, seen, refused] of USERS) {
  test(`the ${user} is shown what RBAC lets see, and nothing else @real`, async ({ page }, info) => {
    const product = await productAs(user, info.project.outputDir)
    try {
      const shown = async () => {
        const answer = ANSWER.parse(await (await page.request.get(`${product.url}api/namespaces`)).json())
        return answer.namespaces.map(({ name }) => name)
      }
      // Which namespaces the metrics name is known a moment after the start.
      await expect.poll(shown).toEqual(expect.arrayContaining([...seen]))
      const names = await shown()
      expect(names.filter((name) => refused.some((other) => other === name))).toEqual([])
      for (const name of refused) {
        const refusal = await page.request.get(`${product.url}api/graph?namespaces=${name}`)
        expect(refusal.status(), name).toBe(403)
        expect(await refusal.text()).toContain(name)
      }
      const graph = new GraphPage(page)
      await page.goto(`${product.url}graph?namespaces=${seen.join(',')}&duration=30s`)
      await graph.settled()
      const drawn = await graph.drawnIds('node')
      for (const name of seen)
        expect(
          drawn.some((id) => id.includes(`/${name}/`)),
          name,
        ).toBe(true)
    } finally {
      await product.stop()
    }
  })
}

test('who may see nothing is told so, and by whom @real', async ({ page }, info) => {
  const product = await productAs('nobody', info.project.outputDir)
  try {
    expect((await page.request.get(`${product.url}api/graph?namespaces=bookinfo`)).status()).toBe(403)
    await page.goto(`${product.url}graph?namespaces=bookinfo`)
    await expect(page.getByText(/bookinfo/).first()).toBeVisible()
    await expect(page.getByRole('application')).toHaveCount(0)
  } finally {
    await product.stop()
  }
})
