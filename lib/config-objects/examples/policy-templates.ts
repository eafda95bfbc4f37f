/** What an AuthorizationPolicy may begin with: the first is the example of the kind. */
export const POLICY_TEMPLATES = ['allow-caller', 'deny-requests', 'deny-all'] as const
export type PolicyTemplate = (typeof POLICY_TEMPLATES)[number]

const SELECTOR = `  selector:
    matchLabels:
      app: reviews
`

/** YAML, from `spec:` on. */
export const POLICY_SPECS: Readonly<Record<PolicyTemplate, string>> = {
  'allow-caller': `spec:
${SELECTOR}  # Whatever no ALLOW policy names is refused, once there is one.
  action: ALLOW
  rules:
  - from:
    - source:
        principals:
        - cluster.local/ns/bookinfo/sa/bookinfo-productpage
    to:
    - operation:
        methods:
        - GET
`,
  'deny-requests': `spec:
${SELECTOR}  # DENY is asked before ALLOW: what it names is refused, whoever asks.
  action: DENY
  rules:
  - to:
    - operation:
        methods:
        - DELETE
        paths:
        - /admin*
`,
  'deny-all': `spec:
${SELECTOR}  # ALLOW without rules allows nothing: every request is refused.
  action: ALLOW
`,
}
