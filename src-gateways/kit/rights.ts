import { status } from '@grpc/grpc-js'
import { Reason } from '../../src-wire/gen/satchel/v1/refusal.ts'
import { Action, WhyNot } from '../../src-wire/gen/satchel/v1/source.ts'
import type { PlatformEntry } from './platform.ts'
import { GatewayRefusal } from './refusal.ts'

/** By the number of a WhyNot, which is how extras say it. */
const REASONS: Readonly<Record<number, Reason>> = {
  [WhyNot.WHY_NOT_READ_ONLY]: Reason.REASON_READ_ONLY,
  [WhyNot.WHY_NOT_LIBRARY_ONLY]: Reason.REASON_LIBRARY,
  [WhyNot.WHY_NOT_NO_COPY]: Reason.REASON_NO_COPY,
  [WhyNot.WHY_NOT_NO_TRANSFER]: Reason.REASON_NO_TRANSFER,
  [WhyNot.WHY_NOT_SYSTEM]: Reason.REASON_PROTECTED_FOLDER,
  [WhyNot.WHY_NOT_LOCKED]: Reason.REASON_LOCKED,
}

/** What an entry says that may not be done with it is refused, whoever asks. */
export function refuseDenied(action: Action, entry: PlatformEntry, path: string): void {
  const denied = entry.extras?.rights?.denied?.find(candidate => candidate.action === action)
  if (denied === undefined) return
  throw new GatewayRefusal(
    status.PERMISSION_DENIED,
    REASONS[denied.whyNot ?? 0] ?? Reason.REASON_ACCESS_DENIED,
    `${Action[action]} is refused for ${path}.`,
  )
}
