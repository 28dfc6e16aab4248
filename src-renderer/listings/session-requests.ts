import type { OperationRequest } from '../../src-shared/model/operation'

const MAX_KEPT = 500

const requests = new Map<string, OperationRequest>()

/** Keeps what was asked for, so that it can be asked for again until the window closes. */
export function keepRequest(operationId: string, request: OperationRequest): void {
  requests.set(operationId, request)
  const [oldest] = requests.keys()
  if (requests.size > MAX_KEPT && oldest !== undefined) requests.delete(oldest)
}

export function requestOf(operationId: string): OperationRequest | null {
  return requests.get(operationId) ?? null
}
