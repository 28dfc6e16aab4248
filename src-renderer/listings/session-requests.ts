import type { OperationRequest } from '../../src-shared/model/operation'
import { partOfSession, type Session } from '../session/session'

const MAX_KEPT = 500

const requestsOf = partOfSession(() => new Map<string, OperationRequest>())

/** Keeps what was asked for, so that it can be asked for again as long as the inventory is open. */
export function keepRequest(session: Session, operationId: string, request: OperationRequest): void {
  const requests = requestsOf(session)
  requests.set(operationId, request)
  const [oldest] = requests.keys()
  if (requests.size > MAX_KEPT && oldest !== undefined) requests.delete(oldest)
}

export function requestOf(session: Session, operationId: string): OperationRequest | null {
  return requestsOf(session).get(operationId) ?? null
}
