import { status } from '@grpc/grpc-js'
import { Reason } from '../../src-wire/gen/satchel/v1/refusal.ts'
import { accessDenied, GatewayRefusal } from '../kit/refusal.ts'
import { isLink } from './asset-types'
import { mayCopy, mayModify } from './permissions'
import type { ItemRecord } from './records'

/** The permissions of a link are constants that say nothing (opensim-run.md, 2). @throws GatewayRefusal. */
export function requireModifiable({ name, assetType, masks }: ItemRecord): void {
  if (!isLink(assetType) && !mayModify(masks.current)) throw accessDenied(`${name} may not be modified.`)
}

/** Any link is copied. @throws GatewayRefusal: no-copy. */
export function requireCopyable({ name, assetType, masks }: ItemRecord): void {
  if (isLink(assetType) || mayCopy(masks.current)) return
  throw new GatewayRefusal(status.PERMISSION_DENIED, Reason.REASON_NO_COPY, `${name} may not be copied.`)
}
