/** The type of the older document of schemas: kubectl asks for `v2@v1.0`, which is no media type that it could read. */
export const OPENAPI_V2 = 'application/com.github.proto-openapi.spec.v2.v1.0+protobuf'

/**
 * The document of `/openapi/v2`, in protobuf, as far as kubectl reads it: that a Namespace is patched with `fieldValidation`.
 * kubectl turns to it for whatever is not in `/openapi/v3` (a `List`, an unknown kind) and asks how namespaces are treated.
 */
export function openApiV2(): Buffer {
  const kind = 'group: ""\nkind: Namespace\nversion: v1\n'
  const parameter = message([3, message([2, 'query'], [4, 'fieldValidation'], [6, 'string'])])
  const patch = message(
    [5, 'patchCoreV1Namespace'],
    [8, message([1, message([2, parameter])])],
    [13, message([1, 'x-kubernetes-group-version-kind'], [2, message([2, kind])])],
  )
  const paths = message([2, message([1, '/api/v1/namespaces/{name}'], [2, message([8, patch])])])
  return message([1, '2.0'], [2, message([1, 'Kubernetes'], [2, 'v1.34.4'])], [8, paths])
}

/** The fields of a message of openapiv2 (gnostic), by number. */
function message(...fields: readonly (readonly [number: number, value: string | Buffer])[]): Buffer {
  return Buffer.concat(
    fields.map(([number, value]) => {
      const bytes = Buffer.from(value)
      return Buffer.concat([varint(number * 8 + 2), varint(bytes.length), bytes])
    }),
  )
}

function varint(value: number): Buffer {
  const low = value % 128
  const high = Math.floor(value / 128)
  return high === 0 ? Buffer.from([low]) : Buffer.concat([Buffer.from([low + 128]), varint(high)])
}
