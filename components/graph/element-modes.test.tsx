import { PreviewContext } from '@/components/layout/modes/preview-context'
import { renderInShell } from '@/components/testing/render-in-shell'
import type { EditRequest } from '@/lib/url/edit-types'
import { Menu } from '@mantine/core'
import { screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { ElementModes } from './element-modes'

const BATCH = { cluster: 'east', namespace: 'legacy', workload: 'batch' }
const LABELS = { kind: 'deployments.apps', namespace: 'legacy', name: 'batch', apiVersion: 'apps/v1', wireKind: 'Deployment', sets: { labels: {}, podLabels: {}, podAnnotations: {} }, revisions: [], missingRight: null } // prettier-ignore

async function openModes(controller: string, preview: (request: EditRequest) => void) {
  const details = { kind: 'workload', controller, config: [] }
  vi.stubGlobal('fetch', (url: string) => {
    const { pathname, searchParams } = new URL(url, 'http://pharos.test')
    expect(searchParams.get('cluster')).toBe('east')
    return Promise.resolve(Response.json(pathname.startsWith('/api/labels/') ? LABELS : details))
  })
  renderInShell(
    <PreviewContext value={preview}>
      <Menu opened>
        <Menu.Dropdown>
          <ElementModes subject={BATCH} />
        </Menu.Dropdown>
      </Menu>
    </PreviewContext>,
    { settings: { viewOnly: false } },
  )
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Actions', expanded: false }))
}

test('a workload of the graph has the actions of its page, for the object that runs it', async () => {
  const preview = vi.fn<(request: EditRequest) => void>()
  await openModes('Deployment', preview)
  await userEvent.click(await screen.findByRole('menuitem', { name: /^Inject sidecars into its pods/ }))
  const [[request] = []] = preview.mock.calls
  expect(request).toMatchObject({ action: 'update', kind: 'deployments.apps', namespace: 'legacy', name: 'batch' })
})

test('what nobody can change here says so', async () => {
  await openModes('Pod', vi.fn<(request: EditRequest) => void>())
  expect(await screen.findByText(/no Deployment, StatefulSet or DaemonSet runs it/)).toBeTruthy()
  expect(screen.queryByRole('menuitem', { name: /Restart/ })).toBeNull()
})
