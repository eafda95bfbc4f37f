import { expect, test } from 'vitest'
import { duplicateText } from './duplicate-text'

const TEXT = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: web
  namespace: shop
  uid: 3b1c
  resourceVersion: "7"
  generation: 2
  creationTimestamp: "2026-01-05T12:00:00Z"
  finalizers:
  - example.com/keep
  ownerReferences:
  - name: web
  labels:
    app: web
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: "{}"
    note: "yes"
spec:
  weight: 0
  big: 9007199254740993
`

test('a duplicate has no name and nothing that the server or another owner set; every value stays', () => {
  expect(duplicateText(TEXT)).toBe(`apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: ""
  namespace: shop
  labels:
    app: web
  annotations:
    note: "yes"
spec:
  weight: 0
  big: 9007199254740993
`)
})

test.each(['a: [', '', '- list\n', 'a: 1\n---\nb: 2\n'])('%j has no duplicate', (text) => {
  expect(duplicateText(text)).toBeUndefined()
})
