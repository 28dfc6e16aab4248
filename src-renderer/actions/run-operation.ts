import type { Operation, OperationRequest } from '../../src-shared/model/operation'

/** Resolves with the ended operation; null when there was none, or when the person called it off. */
export type RunOperation = (request: OperationRequest) => Promise<Operation | null>
