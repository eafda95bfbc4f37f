import { EditDialog } from '@/e2e/pages/edit-dialog'
import { SplitPage } from '@/e2e/pages/split-page'
import { expect, test as base } from '@/e2e/support/test'
import { letRead } from '../kube/let-read'
import { productAs } from '../product-as'

// What a real control plane says no to: istiod's webhook, after the schemas of the kinds have let it through, and RBAC.

const test = base.extend<{ readonly dialog: EditDialog }>({
  // Through `graph`, which watches what the browser says of errors.
  dialog: async ({ graph }, use) => use(new EditDialog(graph.page)),
})

const ROUTE = { kind: 'virtualservices.networking.istio.io', namespace: 'myapp', name: 'myapp' } as const
const RULE = { kind: 'destinationrules.networking.istio.io', namespace: 'myapp', name: 'myapp' } as const

const REFUSED = [
  {
    what: 'shares that are all 0',
    object: ROUTE,
    turn: (text: string) => text.replaceAll(/weight: \d+/g, 'weight: 0'),
    words: 'total destination weight = 0',
  },
  {
    what: 'copies of more than all requests',
    object: ROUTE,
    turn: (text: string) =>
      text.replace(/( *)- route:/, '$1- mirror: {host: myapp}\n$1  mirrorPercentage: {value: 101}\n$1  route:'),
    words: 'mirror_percentage must have a max value of 100 (it has 101.000000)',
  },
  {
    what: 'a pattern that Envoy cannot read',
    object: ROUTE,
    turn: (text: string) => text.replace(/( *)- route:/, '$1- match: [{uri: {regex: "(?!a)b"}}]\n$1  route:'),
    words: '"uri": error parsing regexp: invalid or unsupported Perl syntax',
  },
  {
    what: 'a subset that is there twice',
    object: RULE,
    turn: (text: string) => text.replace('name: v2', 'name: v1'),
    words: 'duplicate subset names: v1',
  },
  {
    what: 'two ways to choose an endpoint',
    object: RULE,
    turn: (text: string) =>
      text.replace(
        /^spec:\n/m,
        'spec:\n  trafficPolicy: {loadBalancer: {simple: RANDOM, consistentHash: {useSourceIp: true}}}\n',
      ),
    // The schema's: the API server does not come to ask istiod.
    words: 'spec.trafficPolicy.loadBalancer',
  },
] as const

for (const { what, object, turn, words } of REFUSED) {
  test(`${what}: who refuses it says so before anything is written @real`, async ({ dialog, page }) => {
    const { kind, namespace, name } = object
    await page.goto(`./config/${namespace}/${kind}/${name}?refresh=pause`)
    const editor = page.getByRole('textbox', { name: /^YAML of / })
    await expect(editor).toContainText('host: myapp')
    const text = await dialog.read(object)
    await editor.click()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.insertText(turn(text))
    await page.keyboard.press('ControlOrMeta+s')
    const refusal = dialog.window.getByRole('alert')
    await expect(refusal).toContainText(words)
    await expect(refusal).toContainText('Nothing was written')
    await expect(dialog.button('Apply change')).toHaveCount(0)
    expect(await dialog.read(object)).toBe(text)
    await dialog.openNewest()
    await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible()
  })
}

const editor = test.extend<{ readonly split: SplitPage }>({
  /** The page of a user who may read everywhere and write in some namespaces. */
  split: async ({ browser }, use, info) => {
    const takeBack = await letRead('editor')
    try {
      const product = await productAs('editor', info.project.outputDir)
      const page = await browser.newPage({ baseURL: product.url })
      await use(new SplitPage(page))
      await page.close()
      await product.stop()
    } finally {
      await takeBack()
    }
  },
})

editor(
  'who may write in some namespaces splits there, and is told which right others need @real',
  async ({ split }) => {
    await split.open('myapp', 'myapp')
    await split.number('myapp:80 v2').fill('30')
    await split.apply()
    await expect.poll(() => split.shares()).toEqual(['70', '30'])

    await split.open('shop', 'payments')
    await expect(split.page.getByText(/you need the right to create virtualservices/)).toBeVisible()
    for (const slider of await split.page.getByRole('slider').all()) await expect(slider).toBeDisabled()
    await split.open('travel', 'flights')
    await expect(split.page.getByText(/you need the right to patch httproutes/)).toBeVisible()
  },
)
