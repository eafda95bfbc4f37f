import { renderInShell } from '@/components/testing/render-in-shell'
import { FormOfText } from '@/components/object-form/form-of-text'
import { callersQuery } from '@/lib/client/callers-query'
import { peaksQuery } from '@/lib/client/peaks-query'
import { gatewayText, routingObject, routingOf } from '@/lib/istio/wizards/testing/routing-of'
import type { WizardId } from '@/lib/istio/wizards/wizard-ids'
import type { EditRequest } from '@/lib/url/edit-types'
import type { ServiceCallers } from '@/lib/url/callers-types'
import type { ServicePeaks } from '@/lib/url/peaks-types'
import type { ServiceRouting } from '@/lib/url/routing-types'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it } from 'vitest'
import { WizardContent } from './wizard-content'

const ROUTES = 'virtualservices.networking.istio.io'

beforeEach(() => {
  sessionStorage.clear()
})

/** The wizard over what routes `reviews`, and what it last asked to preview. */
function open(
  wizard: WizardId,
  given: Partial<ServiceRouting>,
  options: { search?: string; viewOnly?: boolean; peaks?: ServicePeaks; callers?: ServiceCallers } = {},
) {
  const asked: { changes: readonly EditRequest[]; then: () => void } = { changes: [], then: () => undefined }
  renderInShell(
    <WizardContent
      routing={routingOf(given)}
      wizard={wizard}
      Editor={({ label, text }) => <pre aria-label={label}>{text}</pre>}
      Form={FormOfText}
      Difference={({ after }) => <pre>{after}</pre>}
      editing={{ element: null, preview: (changes, then) => Object.assign(asked, { changes, then }) }}
    />,
    {
      search: options.search ?? '',
      answers: [
        [peaksQuery(routingOf(), null).queryKey, options.peaks],
        [callersQuery(routingOf(), null).queryKey, options.callers],
      ],
      settings: { viewOnly: options.viewOnly ?? false },
    },
  )
  return asked
}

const THEIRS = `metadata:
  name: theirs
  namespace: bookinfo
spec:
  hosts: [reviews]
  http:
  - match:
    # ours
    - headers:
        end-user:
          exact: jason
    route:
    - destination:
        host: reviews
        subset: v2
  - name: rest
    route:
    - destination:
        host: reviews
`
const theirs = routingObject(ROUTES, {}, { name: 'theirs', text: THEIRS })

it('changes one rule of what somebody else wrote, and defines the subset that it names', async () => {
  const asked = open('timeouts-retries', { objects: [theirs] }, { search: `?rule=${ROUTES}/bookinfo/theirs/http.1` })
  expect(screen.getByRole('radio', { name: 'Rule 2 “rest”' })).toHaveProperty('checked', true)
  expect(screen.getByText(/When the header end-user is jason/)).toBeDefined()
  await userEvent.type(screen.getByRole('textbox', { name: 'Timeout' }), '2s')
  expect(screen.getByText(/Subset v2 is not defined yet/)).toBeDefined()
  await userEvent.click(screen.getByRole('button', { name: 'Preview change' }))
  expect(asked.changes.map(({ action, kind }) => `${action} ${kind}`)).toEqual([
    'create destinationrules.networking.istio.io',
    `update ${ROUTES}`,
  ])
  expect(asked.changes[1]).toMatchObject({ name: 'theirs', before: THEIRS, after: `${THEIRS}    timeout: 2s\n` })
})

it('puts a rule before another, with its destinations, and says when it hides the others', async () => {
  open('request-routing', { objects: [theirs] })
  await userEvent.click(screen.getByRole('button', { name: 'New rule before' }))
  expect(screen.getAllByRole('radio', { name: /^Rule/ })).toHaveLength(3)
  expect(screen.getByRole('radio', { name: /^Rule 2 Never reached/ })).toBeDefined()
  const form = within(screen.getByRole('form'))
  expect(form.getByRole('combobox', { name: 'Subset' })).toHaveProperty('value', 'v2')
})

it('warns of a fault that hits nobody, and begins anew where that is wanted', async () => {
  open('fault-injection', {})
  const delay = within(screen.getByRole('group', { name: 'Delay' }))
  await userEvent.type(delay.getByRole('textbox', { name: 'Delay by' }), '2s')
  expect(screen.getByText(/The delay has no percentage/)).toBeDefined()
  await userEvent.type(delay.getByRole('textbox', { name: 'Percentage' }), '100')
  expect(screen.queryByText(/The delay has no percentage/)).toBeNull()
  expect(screen.getByLabelText('YAML of VirtualService reviews').textContent).toContain('fixedDelay: 2s')
  await userEvent.click(screen.getByRole('button', { name: 'Start again' }))
  expect(screen.getByLabelText('YAML of VirtualService reviews').textContent).not.toContain('fault')
})

it('makes a Gateway and the first route in one plan', async () => {
  const asked = open('gateway', {})
  await userEvent.click(screen.getByRole('button', { name: 'Preview change' }))
  expect(asked.changes.map(({ action, kind, name }) => [action, kind.split('.')[0], name])).toEqual([
    ['create', 'gateways', 'reviews-gateway'],
    ['create', 'httproutes', 'reviews'],
  ])
})

it('opens the gateway that a route names, and makes another one beside it', async () => {
  const asked = open('gateway', { gateways: [gatewayText('gateways.networking.istio.io')] })
  await userEvent.click(screen.getByRole('button', { name: 'Add to Servers' }))
  expect(screen.getByLabelText('YAML of Gateway edge').textContent).toContain('servers:')
  await userEvent.click(screen.getByRole('button', { name: 'Preview change' }))
  expect(asked.changes.map(({ action, kind }) => [action, kind])).toEqual([['update', 'gateways.networking.istio.io']])
  expect(screen.getAllByRole('radio', { name: 'The whole object' })).toHaveLength(2)
})

it('says why it cannot act, and where one goes on', () => {
  open('fault-injection', { newRoute: { api: 'gateway-api', because: 'routes', object: null } })
  expect(screen.getByText('This wizard cannot act here')).toBeDefined()
  expect(screen.getByRole('link', { name: 'Edit the route' }).getAttribute('href')).toBe(
    '/services/bookinfo/reviews/route/request-routing',
  )
})

it('writes nothing where nothing may be written, and gives the YAML', () => {
  open('request-routing', { ambientWithoutWaypoint: true }, { viewOnly: true })
  expect(screen.getByRole('button', { name: 'Preview change' })).toHaveProperty('disabled', true)
  expect(screen.getByRole('button', { name: 'Copy YAML' })).toBeDefined()
  expect(screen.getByText(/ztunnel alone/)).toBeDefined()
})

it('says today’s load beside each limit, and when a limit is below it', async () => {
  const peaks: ServicePeaks = {
    at: 0,
    seconds: 86_400,
    stepSeconds: 300,
    requestsPerSecond: { perProxy: 800, inAll: 900 },
    concurrentRequests: { perProxy: 12.345, inAll: 42 },
    tcpConnections: null,
    turnedAway: 7,
    retriedInVain: 0,
    unmeasured: null,
  }
  open('circuit-breaking', {}, { peaks })
  expect(
    within(screen.getByRole('region', { name: 'Load today' })).getByText(/7 requests were turned away/),
  ).toBeDefined()
  const most = screen.getByRole('textbox', { name: 'Requests at most' })
  const said = () => document.getElementById(most.getAttribute('aria-describedby') ?? '')?.textContent
  expect(said()).toContain('Highest today: 12 at once from one caller’s proxy, 42 from all; estimated')
  await userEvent.type(most, '13')
  expect(said()).not.toContain('Below today’s highest')
  await userEvent.type(most, '{Backspace}2')
  expect(said()).toContain('Below today’s highest')
})

it('says how retries multiply with those of a caller', async () => {
  const caller = { namespace: 'bookinfo', name: 'productpage-v1' }
  const retried = [{ caller, route: { namespace: 'bookinfo', name: 'page' }, attempts: 2 }]
  open('timeouts-retries', {}, { callers: { at: 0, seconds: 86_400, retried, unmeasured: null } })
  await userEvent.type(screen.getByRole('textbox', { name: 'Attempts' }), '3')
  const warning = screen.getByText(/bookinfo\/productpage-v1 calls this and is itself asked up to 2 times again/)
  expect(warning.textContent).toContain('12 requests to this service')
})
