import { ZERO } from './inventory-service'
import type { FolderRow, ItemRow } from './inventory-tables'
import type { FormValue } from './request-form'

/** What the service's own parsing throws at; whoever asked reads RESULT False. */
export class BadField extends Error {}

type Form = ReadonlyMap<string, FormValue>

/** Blanks around and missing dashes are taken, braces are not (opensim-run.md, 1). */
export function tryUuid(value: FormValue | undefined): string | null {
  if (typeof value !== 'string') return null
  const text = value.trim().toLowerCase()
  if (!/^(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.test(text)) return null
  const digits = text.replaceAll('-', '')
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** A field that must be there and is zero where it is none. */
export function looseUuid(form: Form, name: string): string {
  return tryUuid(required(form, name)) ?? ZERO
}

function required(form: Form, name: string): FormValue {
  const value = form.get(name)
  if (value === undefined) throw new BadField(name)
  return value
}

export function list(form: Form, name: string): readonly string[] {
  const value = required(form, name)
  if (typeof value === 'string') throw new BadField(name)
  return value
}

export function text(form: Form, name: string): string {
  const value = required(form, name)
  return typeof value === 'string' ? value : 'System.Collections.Generic.List`1[System.String]'
}

function uuid(form: Form, name: string): string {
  const value = tryUuid(required(form, name))
  if (value === null) throw new BadField(name)
  return value
}

export function integer(form: Form, name: string, min = -0x80000000, max = 0x7fffffff): number {
  const value = text(form, name).trim()
  const number = /^[+-]?\d+$/.test(value) ? Number(value) : Number.NaN
  if (!(number >= min && number <= max)) throw new BadField(name)
  return number
}

const mask = (form: Form, name: string): number => integer(form, name, 0, 0xffffffff)

function boolean(form: Form, name: string): boolean {
  const value = text(form, name).trim().toLowerCase()
  if (value !== 'true' && value !== 'false') throw new BadField(name)
  return value === 'true'
}

export function folderRow(form: Form): FolderRow {
  return {
    ParentID: uuid(form, 'ParentID'),
    Type: integer(form, 'Type', -0x8000, 0x7fff),
    Version: integer(form, 'Version', 0, 0xffff),
    Name: text(form, 'Name'),
    Owner: uuid(form, 'Owner'),
    ID: uuid(form, 'ID'),
  }
}

export function itemRow(form: Form): ItemRow {
  return {
    AssetID: uuid(form, 'AssetID'),
    AssetType: integer(form, 'AssetType'),
    BasePermissions: mask(form, 'BasePermissions'),
    CreationDate: integer(form, 'CreationDate'),
    CreatorId: text(form, 'CreatorId'),
    CreatorData: text(form, 'CreatorData'),
    CurrentPermissions: mask(form, 'CurrentPermissions'),
    Description: text(form, 'Description'),
    EveryOnePermissions: mask(form, 'EveryOnePermissions'),
    Flags: mask(form, 'Flags'),
    Folder: uuid(form, 'Folder'),
    GroupID: uuid(form, 'GroupID'),
    GroupOwned: boolean(form, 'GroupOwned'),
    GroupPermissions: mask(form, 'GroupPermissions'),
    ID: uuid(form, 'ID'),
    InvType: integer(form, 'InvType'),
    Name: text(form, 'Name'),
    NextPermissions: mask(form, 'NextPermissions'),
    Owner: uuid(form, 'Owner'),
    SalePrice: integer(form, 'SalePrice'),
    SaleType: integer(form, 'SaleType', 0, 255),
  }
}
